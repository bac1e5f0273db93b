"""Words that shops and taxonomies use for the same thing, in English of both sides of the ocean and in German."""

from collections.abc import Mapping

from omnicat.taxonomies.words import letters_of, stem

GROUPS = """
accessory zubehör
apparel clothes clothing wear fashion bekleidung kleidung mode
armchair sessel
baby infant säugling
backpack rucksack daypack schulranzen
bag tasche beutel
basket korb
bath bad bathroom
bed bett bedding
belt gürtel
bicycle bike fahrrad fahrräder rad
blanket throw plaid decke
book buch bücher
boot stiefel
bottle flasche
bowl schale schüssel
boy junge
bracelet armband
bra bh
camera kamera
camcorder video
cap hat mütze hut kappe beanie
carafe decanter pitcher karaffe krug jug
carpet rug teppich
chair stuhl
child kid kind kinder toddler
christmas weihnacht
coat mantel overcoat
coffee kaffee
cookware kochgeschirr pan pot pfanne topf
cooler kühltasche kühlbox
cosmetic makeup kosmetik
couch sofa
cup tasse
curtain drape vorhang gardine
cushion pillow kissen
cutlery flatware besteck silverware
cycling radsport
diaper nappy windel
dinnerware plate crockery geschirr teller
dish geschirr
dog hund
cat katze
dress kleid kleider
drink beverage getränk
drinkware glass glassware trinkgefäß gläser
duffel holdall travel weekender reisetasche
earphone headphone earbud headset kopfhörer
earring ohrring
flashlight torch taschenlampe
food lebensmittel grocery
footwear shoe schuh
fragrance scent perfume duft parfum parfüm
fridge refrigerator kühlschrank
furniture möbel
game spiel
garden garten yard lawn outdoor
gift geschenk
girl mädchen
glove handschuh mitten
handbag purse handtasche
tote shopper tragetasche
home house household wohnen haushalt haus
hoodie sweatshirt pullover sweater jumper top shirt
jacket jacke
jewelry jewellery schmuck
jewelry necklace ring
kettle wasserkocher
kitchen küche
knife messer
lamp light lighting leuchte lampe licht
lantern laterne
ceiling decke
leash leine
linen textile textil wäsche
luggage gepäck koffer suitcase baggage
man men mens herren male
mattress matratze
mirror spiegel
mobile cell smartphone handy phone telefon telephone
monitor display bildschirm
mug becher
music musik
necklace halskette kette
notebook laptop
office büro
pants trousers hose hosen
jeans denim
pajama pyjama nightwear sleepwear nachtwäsche schlafanzug schlafanzüge
paper papier
pen stift kugelschreiber
pencil bleistift
pet haustier animal tier
picture image bild bilder
pot teapot kanne
printer drucker
puzzle jigsaw
ring finger
room raum
sandal flipflop
saucepan kochtopf
scanner scan
scarf schal tuch
sheet laken
shelf regal bookcase
shirt top tee tshirt oberteil hemd hemden bluse blouse
short kurz
skirt rock
sneaker trainer turnschuh shoe
snowboard board
soap seife
sock strumpf socke
speaker loudspeaker lautsprecher
sport sporting athletic fitness
spoon löffel
stroller pram pushchair kinderwagen buggy
stove cooker herd
swimwear swimsuit bademode badeanzug bikini
table tisch esstisch desk
tableware geschirr
tap faucet wasserhahn
tea tee
television tv fernseher
tent zelt
tie krawatte
tool werkzeug
towel handtuch handtücher
cloth tuch tücher
toy spielzeug
trash rubbish garbage müll waste
tumbler travel
umbrella parasol schirm sonnenschirm
underwear unterwäsche lingerie dessous
vacuum hoover staubsauger
vase blumenvase
wallet geldbörse portemonnaie
watch uhr armbanduhr
clock uhr
wax wachs
wine wein
woman women womens damen lady female
wool wolle
candle kerze
decor decoration dekoration deko ornament
fanny waist hip bum bauchtasche
beach strand
night nacht
wall wand
floor boden steh
desk schreibtisch
camping outdoor hiking
printer multifunction multifunctional mfp
helmet helm
electronic elektronik
appliance haushaltsgerät
projector beamer
shampoo haarpflege
vitamin supplement nahrungsergänzung
"""
"""A group a line, each word in the singular."""


def _by_word() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in GROUPS.strip().splitlines():
        group = {stem(letters_of(word)) for word in line.split()}
        for word in group:
            found.setdefault(word, set()).update(group - {word})
    return {word: frozenset(others) for word, others in found.items()}


SYNONYMS: Mapping[str, frozenset[str]] = _by_word()
"""The other words for a stem, as stems."""
