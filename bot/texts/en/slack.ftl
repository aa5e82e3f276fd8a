slack-name = Protocolbot
slack-close = Close
slack-cancel = Cancel
slack-removed = removed:
slack-added = new:
slack-confirm-title = Say yes?
slack-confirm-text = The teacher reads at once that the post may go up as it is. Your name goes with it.

slack-notice = I am a computer program. I show the protocol and decide nothing. I do not keep your question. If you put something to your director, only you and whoever decides on it can read it. I erase it { $days } days after it is done. To know more: /protocol privacy

slack-privacy-title = What I do with what you type
slack-privacy-machine = I am a computer program, not a person. I look up the passage of the protocol that fits and show it word for word. I give no legal advice and I decide nothing: your director does.
slack-privacy-kept = I do not keep your questions. I do keep what you put to your director yourself: your name, your school, your post, your doubt, where and when you want to post it, and the answer. I erase that { $days } days after it was settled. I also remember which school you chose and that you have seen this text. Pictures stay in Slack.
slack-privacy-seen = Only you and whoever decides on your post can read it: your director, the stand-in if asked, and sometimes the foundation's contact. I keep no lists about people. Everything runs on a computer of the foundation; only Slack is involved.
slack-privacy-rights = Would you like to know what I have about you, or have it removed? Ask whoever manages this bot.

slack-help-title = How I work
slack-help-ask = Just ask your question about social media and school here, in your own words. Or name me in a channel: I then answer in the thread.
slack-help-doubt = In doubt about a post? Send it to me and press "Put it to my director". You first see exactly what is sent. The menu of your own message has it too.
slack-check-words = check proofread
slack-help-command = Also handy: /protocol 2 shows guideline 2. /protocol followed by a question looks it up, and only you see the answer. /protocol check followed by your post looks it over. /protocol privacy tells what I keep.

slack-who = { $names } ({ $school }) will read your name, your school and all that you fill in here, with the guidelines. If nobody answers in time, the stand-in and the foundation's contact read it too. Nobody else does.
slack-who-choose = Choose your school. Then this line says who will read it: your name, your school and all that you fill in here.
slack-who-nobody = I know nobody at { $school } who can decide now. I keep your post and tell you at once how it goes on.
slack-words-lost = I cannot read your message again. Please paste it below. Is it long? Then send it straight to me first.
slack-draft-long = Your post is too long for this form ({ $count } characters). All of it goes along, exactly as you sent it.
slack-draft-long-edit = The post is too long to change here. Write below what should be different.
slack-draft-long-revise = Your post is too long for this form. A new version of up to 3000 characters fits here.
slack-pictures-added = { $count ->
    [one] The picture with your message goes along.
   *[other] The { $count } pictures with your message go along.
}
slack-field-draft = Your post, exactly as you want it
slack-field-doubt = Your question, or what you are in doubt about
slack-field-channel = Where do you want to post it?
slack-field-day = On which day?
slack-field-time = At what time?
slack-field-school = Your school
slack-field-pictures = { $count ->
    [one] One more picture
   *[other] Add pictures (at most { $count })
}
slack-field-alternatives = What do they show? One line for each picture
slack-field-adapted = It may be posted like this
slack-field-verdict = Your decision
slack-field-away = Away up to and including
slack-verdict-yes = Yes
slack-verdict-yes-with-changes = Yes, with changes
slack-verdict-no = Rather not
slack-about = { $number }, from { $name }
slack-export = Here is the whole case as text.
slack-withdraw-sure = Do you want to withdraw this? Nobody will decide on it any more.
slack-absence-text = While you are away, new posts go to your stand-in.

slack-form-ask-director-title = Ask my director
slack-form-ask-director-submit = Send
slack-form-changes-title = Yes, with changes
slack-form-changes-submit = Say yes
slack-form-changes-words = What do you change, and why?
slack-form-no-title = Rather not
slack-form-no-submit = Send
slack-form-no-words = Why rather not?
slack-form-talk-title = Call me
slack-form-talk-submit = Send
slack-form-talk-words = What about, and when can you be reached?
slack-form-ask-back-title = Ask back
slack-form-ask-back-submit = Send
slack-form-ask-back-words = What would you like to know?
slack-form-answer-back-title = Answer
slack-form-answer-back-submit = Send
slack-form-answer-back-words = Your answer
slack-form-revise-title = New version
slack-form-revise-submit = Send
slack-form-correct-title = Correct the decision
slack-form-correct-submit = Save
slack-form-correct-words = Explanation (needed for all but a yes)
slack-form-withdraw-title = Withdraw
slack-form-withdraw-submit = Withdraw
slack-form-absence-title = Away
slack-form-absence-submit = Save

error-general = Something went wrong. Please try again in a moment. If it still fails, give this number to whoever manages the bot: { $number }
error-not-yours = I find no case with this number that you can do something with.
error-not-possible = { $state ->
    [decided] { $name } has already decided on this.
    [withdrawn] This was withdrawn. Nobody decides on it any more.
    [expired] Nobody decided on this in time. The teacher knows: do not post it (yet).
    [other_text] The text has changed meanwhile. Please look at the new version first.
    [wordless] Please add a few words, so that the other person knows why.
    [too_late] A decision can be corrected for 24 hours. Please call or write to the teacher.
    [no_school] I do not know this school. Please choose another.
    [waiting] This has not been decided yet.
   *[other] This is not possible any more.
}
error-conflict = Somebody else changed this case at the same moment. Look how it stands now and try again.
error-not-welcome = Sorry, I am only here for members of staff in this Slack, not for guests.
error-too-slow = That took too long for Slack. Please press the button again.
error-not-for-you = This question is somebody else's. Do ask me your own: name me, or send me a message.
error-not-your-message = You can only put a message of your own to your director.
error-stale = This button no longer works. Ask your question again and you get a new one.
error-empty = Please fill in your post or your question.
error-words-needed = Please add a few words.
error-words-gone = I can no longer read your long post. Send it to me again and then put it to your director.
error-past = This has passed. Please choose a later moment.
error-time-without-day = Please choose a day for this time too.
error-choose-school = Please choose your school.
slack-names-found = There are names in your post: { $names }. Your director mostly does not need them.
slack-names-replace = Replace the names
slack-names-replaced = The names were replaced. See whether it is right like this.
