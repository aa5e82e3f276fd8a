slack-name = Protocolbot
slack-close = Sluiten
slack-cancel = Annuleren
slack-removed = weg:
slack-added = nieuw:
slack-confirm-title = Akkoord geven?
slack-confirm-text = De leraar leest dan meteen dat het bericht zo geplaatst mag worden. Je naam staat erbij.

slack-notice = Ik ben een computerprogramma. Ik laat het protocol zien en beslis niets. Je vraag bewaar ik niet. Leg je iets voor aan je directeur, dan lezen alleen jij en wie erover beslist dat. Ik wis het { $days } dagen nadat het klaar is. Meer weten: /protocol privacy

slack-privacy-title = Wat ik doe met wat je typt
slack-privacy-machine = Ik ben een computerprogramma, geen mens. Ik zoek de passage uit het protocol die past en laat die letterlijk zien. Ik geef geen juridisch advies en ik beslis niets: dat doet je directeur.
slack-privacy-kept = Je vragen bewaar ik niet. Wel bewaar ik wat je zelf aan je directeur voorlegt: je naam, je school, je bericht, je twijfel, waar en wanneer je het wilt plaatsen, en het antwoord. Dat wis ik { $days } dagen nadat het is afgehandeld. Ook onthoud ik welke school je koos en dat je deze uitleg hebt gezien. Foto's blijven in Slack.
slack-privacy-seen = Alleen jij en wie over je bericht beslist, lezen het: je directeur, de waarnemer als die gevraagd is, en soms de contactpersoon van de stichting. Ik houd geen lijstjes bij over personen. Alles draait op een computer van de stichting; alleen Slack komt eraan te pas.
slack-privacy-rights = Wil je weten wat ik over je heb, of wil je dat het weg is? Vraag het aan de beheerder van deze bot.

slack-help-title = Zo werk ik
slack-help-ask = Stel je vraag over social media en school gewoon hier, in je eigen woorden. Of noem mijn naam in een kanaal: dan antwoord ik in de draad.
slack-help-doubt = Twijfel je over een bericht? Stuur het mij en druk op "Leg voor aan mijn directeur". Je ziet eerst precies wat er weggaat. Het kan ook via het menu bij je eigen bericht.
slack-check-words = check checken nakijken controleer
slack-help-command = Ook handig: /protocol 2 laat richtlijn 2 zien. /protocol met een vraag erachter zoekt het op, en alleen jij ziet het antwoord. /protocol check met je bericht erachter kijkt het na. /protocol privacy vertelt wat ik bewaar.

slack-who = { $names } ({ $school }) leest je naam, je school en alles wat je hier invult, met de richtlijnen erbij. Antwoordt er niemand op tijd, dan lezen ook de waarnemer en de contactpersoon van de stichting het. Verder niemand.
slack-who-choose = Kies je school. Dan staat hier wie het leest: je naam, je school en alles wat je hier invult.
slack-who-nobody = Bij { $school } ken ik nu niemand die kan beslissen. Ik bewaar je bericht en laat je meteen weten hoe het verder gaat.
slack-words-lost = Ik kan je bericht niet teruglezen. Plak het hieronder. Is het lang? Stuur het dan eerst rechtstreeks aan mij.
slack-draft-long = Je bericht is te lang voor dit formulier ({ $count } tekens). Het gaat in zijn geheel mee, precies zoals je het stuurde.
slack-draft-long-edit = Het bericht is te lang om hier aan te passen. Schrijf hieronder wat er anders moet.
slack-draft-long-revise = Je bericht is te lang voor dit formulier. Een nieuwe versie past hier tot 3000 tekens.
slack-pictures-added = { $count ->
    [one] De foto bij je bericht gaat mee.
   *[other] De { $count } foto's bij je bericht gaan mee.
}
slack-field-draft = Je bericht, precies zoals je het wilt plaatsen
slack-field-doubt = Je vraag, of waar je over twijfelt
slack-field-channel = Waar wil je het plaatsen?
slack-field-day = Op welke dag?
slack-field-time = Hoe laat?
slack-field-school = Je school
slack-field-pictures = { $count ->
    [one] Nog één foto erbij
   *[other] Foto's erbij (hooguit { $count })
}
slack-field-alternatives = Wat is er te zien? Eén regel per foto
slack-field-adapted = Zo mag het geplaatst worden
slack-field-verdict = Je besluit
slack-field-away = Afwezig tot en met
slack-verdict-yes = Akkoord
slack-verdict-yes-with-changes = Akkoord, met aanpassing
slack-verdict-no = Liever niet
slack-about = { $number }, van { $name }
slack-export = Hier is de hele zaak als tekst.
slack-withdraw-sure = Wil je dit intrekken? Er wordt dan niet meer over beslist.
slack-absence-text = Zolang je afwezig bent, gaan nieuwe berichten naar je waarnemer.

slack-form-ask-director-title = Voorleggen
slack-form-ask-director-submit = Versturen
slack-form-changes-title = Met aanpassing
slack-form-changes-submit = Akkoord geven
slack-form-changes-words = Wat pas je aan, en waarom?
slack-form-no-title = Liever niet
slack-form-no-submit = Versturen
slack-form-no-words = Waarom liever niet?
slack-form-talk-title = Bel me even
slack-form-talk-submit = Versturen
slack-form-talk-words = Waarover, en wanneer ben je bereikbaar?
slack-form-ask-back-title = Vraag terug
slack-form-ask-back-submit = Versturen
slack-form-ask-back-words = Wat wil je weten?
slack-form-answer-back-title = Antwoord
slack-form-answer-back-submit = Versturen
slack-form-answer-back-words = Je antwoord
slack-form-revise-title = Nieuwe versie
slack-form-revise-submit = Versturen
slack-form-correct-title = Besluit aanpassen
slack-form-correct-submit = Opslaan
slack-form-correct-words = Uitleg (nodig bij alles behalve akkoord)
slack-form-withdraw-title = Intrekken
slack-form-withdraw-submit = Intrekken
slack-form-absence-title = Afwezig
slack-form-absence-submit = Opslaan

error-general = Er ging iets mis. Probeer het zo nog eens. Lukt het dan niet, geef dan dit nummer door aan de beheerder: { $number }
error-not-yours = Ik vind geen zaak met dit nummer waar jij iets mee kunt.
error-not-possible = { $state ->
    [decided] Dit is al besloten door { $name }.
    [withdrawn] Dit is ingetrokken. Er wordt niet meer over beslist.
    [expired] Hier is niet op tijd over beslist. De leraar weet: plaats het (nog) niet.
    [other_text] De tekst is intussen veranderd. Kijk eerst naar de nieuwe versie.
    [wordless] Schrijf er een paar woorden bij: zo weet de ander waarom.
    [too_late] Een besluit aanpassen kan tot 24 uur erna. Bel of schrijf de leraar.
    [no_school] Ik ken deze school niet. Kies een andere.
    [waiting] Hier is nog niet over beslist.
   *[other] Dit kan nu niet meer.
}
error-conflict = Iemand anders deed tegelijk iets met deze zaak. Kijk hoe het nu staat en probeer het nog eens.
error-not-welcome = Sorry, ik ben er alleen voor medewerkers in deze Slack, en niet voor gasten.
error-too-slow = Dat duurde te lang voor Slack. Druk nog eens op de knop.
error-not-for-you = Deze vraag is van iemand anders. Stel je eigen vraag gerust aan mij: noem mijn naam, of stuur me een bericht.
error-not-your-message = Je kunt alleen een bericht van jezelf voorleggen.
error-stale = Deze knop werkt niet meer. Stel je vraag opnieuw, dan krijg je een nieuwe.
error-empty = Vul je bericht of je vraag in.
error-words-needed = Schrijf er een paar woorden bij.
error-words-gone = Ik kan je lange bericht niet meer teruglezen. Stuur het mij opnieuw en leg het dan voor.
error-past = Dit is al voorbij. Kies een later moment.
error-time-without-day = Kies ook een dag bij deze tijd.
error-choose-school = Kies je school.
slack-names-found = In je bericht staan namen: { $names }. Je directeur heeft die meestal niet nodig.
slack-names-replace = Vervang de namen
slack-names-replaced = De namen zijn vervangen. Kijk of het zo klopt.
