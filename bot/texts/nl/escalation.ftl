# De zinnen rond een concept dat naar de directeur gaat.

escalation-verdict = { $verdict ->
    [yes] Akkoord
    [yes_with_changes] Akkoord, met aanpassing
   *[no] Liever niet
 }
escalation-state = { $state ->
    [sent] wordt bezorgd
    [waiting] wacht op een besluit
    [decided] besloten
    [withdrawn] ingetrokken
   *[expired] niet beoordeeld
 }
escalation-not-possible = { $state ->
    [decided] Over nummer { $number } is al besloten door { $name }.
    [withdrawn] Nummer { $number } is ingetrokken. Er hoeft niets meer mee.
    [expired] Nummer { $number } is niet op tijd beoordeeld. De collega kan het opnieuw voorleggen.
    [sent] Nummer { $number } is nog onderweg. Probeer het zo nog eens.
    [waiting] Over nummer { $number } is nog niet besloten.
    [wordless] Schrijf er een paar woorden bij. Zo weet je collega waarom.
    [empty] Er staat nog geen tekst in.
    [same_text] Dit is dezelfde tekst als die er al lag. Er is niets veranderd.
    [same_words] Dit had je al verstuurd. Het is aangekomen.
    [other_text] De tekst van nummer { $number } is intussen veranderd. Lees eerst de nieuwe tekst.
    [too_late] Dit besluit is te lang geleden om nog te herstellen.
   *[no_school] Deze school ken ik niet. Kies een school uit de lijst.
 }

## Knoppen

escalation-press-yes = Akkoord
escalation-press-changes = Akkoord, met aanpassing
escalation-press-no = Liever niet
escalation-press-talk = Bel me even
escalation-press-open-chat = Open het gesprek met { $name }
escalation-press-ask-back = Vraag terug
escalation-press-answer = Antwoord geven
escalation-press-revise = Nieuwe versie
escalation-press-again = Opnieuw voorleggen
escalation-press-withdraw = Intrekken
escalation-press-correct = Besluit herstellen
escalation-press-show = Bekijken
escalation-press-export = Alles als tekst
escalation-press-away = Ik ben afwezig
escalation-press-back = Ik ben er weer

## De kaart voor wie besluit

escalation-card-first = { $asker } vraagt jouw besluit over een post ({ $school }, nr. { $number })
escalation-card-first-question = { $asker } legt jou een twijfel voor ({ $school }, nr. { $number })
escalation-card-who = Van
escalation-card-school = School
escalation-card-channel = Waar
escalation-card-wanted = Wil plaatsen op
escalation-card-sent = Ingestuurd
escalation-card-draft = Concept van { $asker }, woord voor woord
escalation-card-draft-start = Begin van het concept; het hele concept staat als bestand onder dit bericht
escalation-card-doubt = Waar { $asker } over twijfelt
escalation-card-passages = Dit zegt het protocol erover, letterlijk:
escalation-card-findings = De tekstcontrole wijst hierop:
escalation-card-pictures = Foto’s bij deze post:
escalation-card-silence = Je besluit geldt voor precies deze tekst. Doe je niets, dan is dat geen akkoord.
escalation-card-decided = { $verdict }: besloten door { $name }, { $moment } (nr. { $number })
escalation-card-corrected = Hersteld. { $verdict }: besloten door { $name }, { $moment } (nr. { $number })
escalation-card-withdrawn = { $asker } heeft dit ingetrokken (nr. { $number }). Je hoeft niets te doen.
escalation-card-expired = Niet op tijd beoordeeld (nr. { $number }). { $asker } weet dat dit geen akkoord is.
escalation-card-not-yours = Dit ligt niet meer bij jou (nr. { $number }). Je hoeft niets te doen.
escalation-card-talk = { $name } wil hierover eerst praten met { $asker }. Besluiten kan daarna nog hier.
escalation-card-talk-words = { $name } wil praten, { $moment }
escalation-card-question-words = { $name } vraagt, { $moment }
escalation-card-answer-words = { $name } antwoordt, { $moment }
escalation-card-words = Toelichting van { $name }
escalation-card-adapted = Zo mag het van { $name }

## Voor wie het vroeg

escalation-delivered-first = Bezorgd bij { $names } (nr. { $number })
escalation-delivered-now = Wat nu? Zodra er een besluit is, lees je het hier. Plaats nog niets: geen antwoord is geen akkoord.
escalation-detour-away = De directeur van { $school } is er nu niet, of is niet te bereiken in de chat. Daarom ligt het bij een ander die mag besluiten.
escalation-detour-own = Je bent zelf directeur. Daarom besluit hier iemand anders over.
escalation-decision-first = { $name } besluit: { $verdict } (nr. { $number })
escalation-decision-corrected = { $name } heeft het besluit hersteld. Het is nu: { $verdict } (nr. { $number })
escalation-decision-words = { $name } schrijft erbij
escalation-decision-adapted = Zo mag het van { $name }
escalation-decision-changes = Dit is er veranderd
escalation-decision-yes = Dit geldt voor precies de tekst die je stuurde. Verander je nog iets? Stuur dan een nieuwe versie.
escalation-decision-yes-with-changes = Plaats alleen de aangepaste tekst, of doe wat in de toelichting staat. Wil je iets anders? Stuur dan een nieuwe versie.
escalation-decision-no = Plaats dit niet. Je kunt de tekst aanpassen en een nieuwe versie sturen.
escalation-decision-responsible = Je blijft zelf verantwoordelijk voor wat je plaatst. Zo staat het in het protocol:
escalation-unreachable-first = Ik kan nu niemand bereiken die hierover mag besluiten (nr. { $number })
escalation-unreachable-now = Je concept is bewaard. Ik blijf het proberen en je hoort het zodra iemand het heeft. Heeft het haast? Bel of mail dan zelf je directeur. Plaats nog niets.
escalation-standing-first = Nog geen besluit. Je concept ligt nu bij { $names } (nr. { $number })
escalation-standing-now = Je hoeft niets te doen. Plaats nog niets: geen antwoord is geen akkoord.
escalation-expired-first = Niet beoordeeld: plaats dit (nog) niet (nr. { $number })
escalation-expired-now = Er kwam op tijd geen besluit. Dat is geen akkoord en ook geen afwijzing. Wil je het nog plaatsen? Leg het opnieuw voor, of bel je directeur.
escalation-talk-first = { $name } wil je even spreken over je concept (nr. { $number })
escalation-talk-now = Bel { $name } of loop even langs. Er is nog niets besloten: plaats nog niets.
escalation-question-first = { $name } heeft een vraag over je concept (nr. { $number })
escalation-question-now = Geef hier antwoord, dan leest { $name } het meteen. Er is nog niets besloten.

## Voor wie besluit, later

escalation-answer-first = { $asker } geeft antwoord op je vraag (nr. { $number })
escalation-revised-first = { $asker } heeft de tekst veranderd (nr. { $number })
escalation-revised-changes = Dit is er veranderd
escalation-revised-now = De kaart toont nu de nieuwe tekst. Je besluit daar ook over de nieuwe tekst.
escalation-revised-again = Het eerdere besluit gold voor de oude tekst. { $asker } vraagt een nieuw besluit; de kaart heeft weer knoppen.
escalation-reminder-first = { $asker } wacht nog op jouw besluit ({ $school }, nr. { $number })
escalation-reminder-sent = Ingestuurd op { $moment }. Besluiten kan op de kaart.
escalation-reminder-wanted = Ingestuurd op { $moment }. { $asker } wil plaatsen op { $wanted }. Besluiten kan op de kaart.
escalation-file-name = concept-{ $number }-versie-{ $version }.txt
escalation-file-summary = Het hele concept van { $asker } (nr. { $number })

## Het overzicht

escalation-home-title = Jouw vragen aan de directeur
escalation-home-none = Je hebt nu niets voorgelegd.
escalation-home-case = Nr. { $number } · { $school } · { $state } · { $moment }
escalation-home-decided = Nr. { $number } · { $school } · { $verdict }, { $name } · { $moment }
escalation-home-waiting-title = { $count ->
    [0] Niemand wacht op jouw besluit
    [one] Eén collega wacht op jouw besluit
   *[other] { $count } collega’s wachten op jouw besluit
 }
escalation-home-waiting = { $asker } · { $school } · nr. { $number } · sinds { $moment }
escalation-home-more = { $count ->
    [one] En nog één.
   *[other] En nog { $count }.
 }
escalation-home-correctable-title = Net besloten: dit kun je nog herstellen
escalation-home-away-title = Afwezig
escalation-home-away = Je staat op afwezig t/m { $day }. Nieuwe vragen gaan naar je waarnemer.
escalation-home-here = Ben je er een tijd niet? Meld het hier, dan gaan nieuwe vragen naar je waarnemer.

## Een zaak als leesbare tekst

escalation-export-title = Nummer { $number }, { $school }
escalation-export-asker = Voorgelegd door { $asker } op { $moment }
escalation-export-state = Stand: { $state }
escalation-export-channel = Waar: { $channel }
escalation-export-wanted = Wil plaatsen op: { $moment }
escalation-export-doubt = Twijfel
escalation-export-passages = Passages uit het protocol
escalation-export-pictures = Foto’s (alleen de beschrijving)
escalation-export-draft = Versie { $version }, { $moment }
escalation-export-remark = { $kind ->
    [talk] { $name } wil praten, { $moment }
    [question] { $name } vraagt, { $moment }
   *[answer] { $name } antwoordt, { $moment }
 }
escalation-export-decision = Besluit van { $name }, { $moment }: { $verdict } (over versie { $version })
escalation-export-adapted = Aangepaste tekst
escalation-export-history = Wie deed wat wanneer
escalation-export-line = { $moment }: { $action ->
    [open] voorgelegd
    [deliver] bezorgd
    [decide] besloten
    [talk] gesprek gevraagd
    [ask_back] vraag gesteld
    [answer_back] antwoord gegeven
    [revise] nieuwe versie
    [withdraw] ingetrokken
    [correct] besluit hersteld
    [raise] ook aan een ander gevraagd
    [remind] herinnerd
    [expire] verlopen zonder besluit
   *[read] bekeken
 }
escalation-export-by = { $line }, door { $who ->
    [asker] de vrager
    [bot] de bot
   *[decider] wie besluit
 }
