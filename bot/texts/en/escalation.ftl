# The sentences around a draft that goes to the director.

escalation-verdict = { $verdict ->
    [yes] Agreed
    [yes_with_changes] Agreed, with changes
   *[no] Rather not
 }
escalation-state = { $state ->
    [sent] on its way
    [waiting] waiting for a decision
    [decided] decided
    [withdrawn] withdrawn
   *[expired] not reviewed
 }
escalation-not-possible = { $state ->
    [decided] { $name } has already decided on number { $number }.
    [withdrawn] Number { $number } was withdrawn. Nothing needs to be done.
    [expired] Number { $number } was not reviewed in time. Your colleague can send it again.
    [sent] Number { $number } is still on its way. Try again in a moment.
    [waiting] Nobody has decided on number { $number } yet.
    [wordless] Please add a few words, so that your colleague knows why.
    [empty] There is no text in it yet.
    [same_text] This is the same text as before. Nothing has changed.
    [same_words] You have sent this already. It has arrived.
    [other_text] The text of number { $number } has changed. Please read the new text first.
    [too_late] This decision was made too long ago to correct it.
   *[no_school] I do not know this school. Choose one from the list.
 }

## Buttons

escalation-press-yes = Agreed
escalation-press-changes = Agreed, with changes
escalation-press-no = Rather not
escalation-press-talk = Call me
escalation-press-open-chat = Open the conversation with { $name }
escalation-press-ask-back = Ask back
escalation-press-answer = Answer
escalation-press-revise = New version
escalation-press-again = Send again
escalation-press-withdraw = Withdraw
escalation-press-correct = Correct the decision
escalation-press-show = View
escalation-press-export = All as text
escalation-press-away = I am away
escalation-press-back = I am back

## The card for who decides

escalation-card-first = { $asker } asks for your decision on a post ({ $school }, no. { $number })
escalation-card-first-question = { $asker } is in doubt and asks you ({ $school }, no. { $number })
escalation-card-who = From
escalation-card-school = School
escalation-card-channel = Where
escalation-card-wanted = Wants to post on
escalation-card-sent = Sent
escalation-card-draft = Draft by { $asker }, word for word
escalation-card-draft-start = Start of the draft; the whole draft is in the file below this message
escalation-card-doubt = What { $asker } is unsure about
escalation-card-passages = What the protocol says about it, word for word:
escalation-card-findings = The text check points at this:
escalation-card-pictures = Pictures with this post:
escalation-card-silence = Your decision is about exactly this text. Doing nothing is not a yes.
escalation-card-decided = { $verdict }: decided by { $name }, { $moment } (no. { $number })
escalation-card-corrected = Corrected. { $verdict }: decided by { $name }, { $moment } (no. { $number })
escalation-card-withdrawn = { $asker } has withdrawn this (no. { $number }). There is nothing for you to do.
escalation-card-expired = Not reviewed in time (no. { $number }). { $asker } knows that this is not a yes.
escalation-card-not-yours = This is no longer with you (no. { $number }). There is nothing for you to do.
escalation-card-talk = { $name } wants to talk to { $asker } first. You can still decide here afterwards.
escalation-card-talk-words = { $name } wants to talk, { $moment }
escalation-card-question-words = { $name } asks, { $moment }
escalation-card-answer-words = { $name } answers, { $moment }
escalation-card-words = { $name } adds
escalation-card-adapted = { $name } agrees with this text

## For who asked

escalation-delivered-first = Delivered to { $names } (no. { $number })
escalation-delivered-now = What now? You will read the decision here. Do not post yet: no answer is not a yes.
escalation-detour-away = The director of { $school } is away or cannot be reached in the chat. So somebody else who may decide has it.
escalation-detour-own = You are a director yourself. So somebody else decides on this.
escalation-decision-first = { $name } decides: { $verdict } (no. { $number })
escalation-decision-corrected = { $name } has corrected the decision. It is now: { $verdict } (no. { $number })
escalation-decision-words = { $name } adds
escalation-decision-adapted = { $name } agrees with this text
escalation-decision-changes = What was changed
escalation-decision-yes = This is about exactly the text you sent. Changing something? Then send a new version.
escalation-decision-yes-with-changes = Post only the changed text, or do what the words above say. Want something else? Then send a new version.
escalation-decision-no = Do not post this. You can change the text and send a new version.
escalation-decision-responsible = You stay responsible yourself for what you post. The protocol says:
escalation-unreachable-first = Right now I cannot reach anybody who may decide on this (no. { $number })
escalation-unreachable-now = Your draft is kept. I keep trying, and you will hear when somebody has it. In a hurry? Then call or mail your director yourself. Do not post yet.
escalation-standing-first = No decision yet. Your draft is now with { $names } (no. { $number })
escalation-standing-now = There is nothing for you to do. Do not post yet: no answer is not a yes.
escalation-expired-first = Not reviewed: do not post this (yet) (no. { $number })
escalation-expired-now = No decision came in time. That is not a yes, and not a no either. Still want to post it? Send it again, or call your director.
escalation-talk-first = { $name } wants to talk to you about your draft (no. { $number })
escalation-talk-now = Call { $name } or drop by. Nothing is decided yet: do not post yet.
escalation-question-first = { $name } has a question about your draft (no. { $number })
escalation-question-now = Answer here and { $name } reads it at once. Nothing is decided yet.

## For who decides, later

escalation-answer-first = { $asker } answers your question (no. { $number })
escalation-revised-first = { $asker } has changed the text (no. { $number })
escalation-revised-changes = What was changed
escalation-revised-now = The card now shows the new text. Decide there, about the new text.
escalation-revised-again = The earlier decision was about the old text. { $asker } asks for a new one; the card has its buttons back.
escalation-reminder-first = { $asker } still waits for your decision ({ $school }, no. { $number })
escalation-reminder-sent = Sent on { $moment }. You can decide on the card.
escalation-reminder-wanted = Sent on { $moment }. { $asker } wants to post on { $wanted }. You can decide on the card.
escalation-file-name = draft-{ $number }-version-{ $version }.txt
escalation-file-summary = The whole draft by { $asker } (no. { $number })

## The overview

escalation-home-title = Your questions to the director
escalation-home-none = You have nothing with a director now.
escalation-home-case = No. { $number } · { $school } · { $state } · { $moment }
escalation-home-decided = No. { $number } · { $school } · { $verdict }, { $name } · { $moment }
escalation-home-waiting-title = { $count ->
    [0] Nobody waits for your decision
    [one] One colleague waits for your decision
   *[other] { $count } colleagues wait for your decision
 }
escalation-home-waiting = { $asker } · { $school } · no. { $number } · since { $moment }
escalation-home-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
 }
escalation-home-correctable-title = Just decided: you can still correct this
escalation-home-away-title = Away
escalation-home-away = You are away up to and including { $day }. New questions go to your stand-in.
escalation-home-here = Away for a while? Say so here, and new questions go to your stand-in.

## A case as readable text

escalation-export-title = Number { $number }, { $school }
escalation-export-asker = Sent by { $asker } on { $moment }
escalation-export-state = State: { $state }
escalation-export-channel = Where: { $channel }
escalation-export-wanted = Wants to post on: { $moment }
escalation-export-doubt = Doubt
escalation-export-passages = Passages of the protocol
escalation-export-pictures = Pictures (their description only)
escalation-export-draft = Version { $version }, { $moment }
escalation-export-remark = { $kind ->
    [talk] { $name } wants to talk, { $moment }
    [question] { $name } asks, { $moment }
   *[answer] { $name } answers, { $moment }
 }
escalation-export-decision = Decision by { $name }, { $moment }: { $verdict } (on version { $version })
escalation-export-adapted = Changed text
escalation-export-history = Who did what when
escalation-export-line = { $moment }: { $action ->
    [open] sent
    [deliver] delivered
    [decide] decided
    [talk] talk asked for
    [ask_back] question asked
    [answer_back] question answered
    [revise] new version
    [withdraw] withdrawn
    [correct] decision corrected
    [raise] somebody else asked as well
    [remind] reminded
    [expire] expired without a decision
   *[read] viewed
 }
escalation-export-by = { $line }, by { $who ->
    [asker] the asker
    [bot] the bot
   *[decider] who decides
 }
