"""Words of German that tell little of what a sentence is about."""

STOP_WORDS = frozenset(
    """
    ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes
    angesichts auch auf aus außerdem bei beim bereits bis bisher da dabei dadurch dafür dagegen
    daher damit danach dann daran darauf darüber das dass davon dazu dem den denen denn der deren
    des deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem
    einen einer eines einige er erst erste ersten es etwa etwas für ganz gegen geht gibt habe haben
    hat hatte hatten hätte hätten hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in
    indem ins ist ja jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinem keinen keiner
    konnte können könnte könnten lassen laut man mehr mehrere mit müssen musste nach nachdem neben
    nicht nichts noch nun nur ob oder ohne rund sagt sagte sagten schon sehr sei seien sein seine
    seinem seinen seiner seit sich sie sind so sogar solche soll sollen sollte sollten sondern sonst
    sowie über um und uns unser unter viel viele vom von vor während war waren was weil weiter
    weitere weiteren welche wenn wer werde werden wie wieder will wir wird wo wollen wollte worden
    würde würden wurde wurden zu zufolge zum zur zwar zwischen
    """.split()
)

# A sentence that opens with one of these leans on the sentence before it.
CONNECTIVES = frozenset(
    """
    aber allerdings also anschließend auch außerdem da dabei dadurch dafür dagegen daher damit
    danach daneben dann daran darauf daraufhin darüber darum darunter davon dazu demnach
    denn dennoch deren deshalb dessen deswegen dies diese diesem diesen dieser dieses
    doch dort er es hier hierbei hierfür hinzu ihm ihr ihre ihren insgesamt jedoch jene nun sein
    seine seinen seiner seitdem sie so somit sondern stattdessen trotzdem und währenddessen weiter
    weiterhin zudem zuvor
    """.split()
)
