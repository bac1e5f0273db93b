"""What the columns of shops are called in several languages, by the standard attribute they mean."""

import re
import unicodedata

# English, German, French, Spanish, Italian, Dutch, Polish, Portuguese.
_WORDS = {
    "name": "name, title, product name, product title, item name, produktname, bezeichnung, artikelbezeichnung, titel, nom, titre, "
    "nom du produit, nombre, titulo, nombre del producto, nome, titolo, naam, nazwa, nazwa produktu, designation, libelle",
    "description": "description, long description, product description, body, body html, details, beschreibung, langtext, "
    "produktbeschreibung, descripcion, descrizione, omschrijving, opis, descricao",
    "short_description": "short description, summary, kurzbeschreibung, kurztext, description courte, resume, descripcion corta, "
    "descrizione breve, korte omschrijving, krotki opis, descricao curta, excerpt",
    "bullets": "bullets, bullet points, features, highlights, stichpunkte",
    "brand": "brand, brands, marke, marque, marca, merk, marka, vendor",
    "manufacturer": "manufacturer, hersteller, fabricant, fabricante, produttore, fabrikant, producent, maker",
    "gtin": "gtin, ean, upc, isbn, barcode, gtin 13, ean 13, ean13, ean code, ean-code, upc code, strichcode, code barre, codigo de barras, "
    "kod kreskowy, gtin upc ean or isbn, global unique id",
    "mpn": "mpn, manufacturer part number, part number, herstellernummer, herstellerartikelnummer, part no, referencia fabricante",
    "model_number": "model, model number, modell, modellnummer, modele, modelo, modello",
    "price": "price, regular price, unit price, list price, retail price, rrp, msrp, preis, verkaufspreis, vk, bruttopreis, uvp, prix, "
    "precio, prezzo, prijs, cena, preco, price usd, price eur",
    "sale_price": "sale price, special price, discount price, promo price, angebotspreis, aktionspreis, sonderpreis, prix promo, prix solde, "
    "precio rebajado, prezzo scontato, actieprijs, cena promocyjna",
    "sale_starts": "date sale price starts, sale price start date, special price from, sale start, sale starts",
    "sale_ends": "date sale price ends, sale price end date, special price to, sale end, sale ends",
    "cost": "cost, cost price, purchase price, wholesale price, einkaufspreis, ek, prix d achat, coste, costo, inkoopprijs, cena zakupu, cogs",
    "color": "color, colour, farbe, couleur, color pattern, colore, kleur, kolor, cor, farve, farg",
    "size": "size, grosse, groesse, taille, pointure, talla, tamano, taglia, misura, maat, rozmiar, tamanho",
    "material": "material, materials, stoff, matiere, materiau, materiale, materiaal, tworzywo",
    "pattern": "pattern, muster, motif, patron, motivo, wzor",
    "gender": "gender, sex, geschlecht, genre, sexe, genero, sesso, geslacht, plec",
    "age_group": "age group, age, altersgruppe, tranche d age, grupo de edad",
    "weight": "weight, gewicht, poids, peso, waga, item weight, net weight",
    "length": "length, lange, laenge, tiefe, depth, longueur, profondeur, longitud, largo, lunghezza, lengte, dlugosc",
    "width": "width, breite, largeur, ancho, larghezza, breedte, szerokosc",
    "height": "height, hohe, hoehe, hauteur, alto, altura, altezza, hoogte, wysokosc",
    "condition": "condition, zustand, etat, estado, condizione, staat, stan",
    "availability": "availability, verfugbarkeit, disponibilite, disponibilidad",
    "product_type": "product type, type, produkttyp, artikelart, tipo, art",
    "google_category": "google product category, google category",
    "tags": "tags, keywords, schlagworter, stichworter, mots cles, etiquetas, tagi",
    "seo_title": "seo title, meta title, page title",
    "seo_description": "seo description, meta description",
    "slug": "slug, handle, url key, url handle, permalink",
    "tax_code": "tax code, tax class, steuerklasse",
    "country_of_origin": "country of origin, origin, herkunftsland, ursprungsland, made in, country",
    "energy_class": "energy class, energy efficiency class, energieklasse, energieeffizienzklasse",
    "eprel": "eprel, eprel id",
    "video_url": "video, video url, video link",
    "shipping_weight": "shipping weight, versandgewicht, gross weight, bruttogewicht",
}
_ROLES = {
    "sku": "sku, variant sku, item number, item no, article number, article no, artikelnummer, artikelnr, artikel nr, art nr, artnr, product id, "
    "product code, item code, reference, ref, referencia, riferimento, codice, codigo, kod, kod produktu, numer katalogowy, "
    "stock keeping unit, seller sku, id, produktnummer, bestellnummer, articulo, code article, code",
    "parent": "parent, parent sku, parent id, item group id, group id, group, variant group, master, master sku, vater, vaterartikel, vaterartikelnummer, vater sku, elternartikel, "
    "elternartikelnummer, hauptartikel, hauptartikelnummer, ubergeordneter artikel, master artikel, "
    "style, style number, parent product, variation of, product group",
    "family": "family, familie, famille, product family",
    "categories": "category, categories, kategorie, kategorien, warengruppe, categorie, categoria, kategoria, product category, department, collection",
    "status": "status, state, active, enabled, published, veroffentlicht, aktiv, publie, publicado",
    "quantity": "quantity, qty, stock, inventory, stock quantity, inventory quantity, on hand, bestand, lagerbestand, menge, quantite, cantidad, "
    "existencias, giacenza, voorraad, ilosc, stan magazynowy, estoque",
    "images": "image, images, image url, image urls, picture, pictures, photo, photos, bild, bilder, bild url, foto, imagen, imagenes, immagine, "
    "afbeelding, zdjecie, image link, main image, image src, product image",
    "gallery": "additional images, gallery, additional image link, additional image links, galerie, weitere bilder, other images",
}


def plain_words(text: str) -> str:
    """A header in plain lower-case words: 'Größe_(cm)' -> 'grosse'. Units in brackets are not part of the name."""
    bare = re.sub(r"[(\[].*?[)\]]", " ", text.replace("ß", "ss"))
    letters = (
        unicodedata.normalize("NFKD", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bare)).encode("ascii", "ignore").decode()
    )
    return " ".join(re.findall(r"[a-z0-9]+", letters.lower()))


def standard_code(text: str) -> str:
    """The standard attribute that a name means in any of the languages, or ''."""
    return _CODES.get(plain_words(text), "")


def role(text: str) -> str:
    """What a column is for the import itself: sku, parent, categories, status, quantity, images…, or ''."""
    return _ROLE_BY_WORDS.get(plain_words(text), "")


def _by_words(table: dict[str, str]) -> dict[str, str]:
    return {plain_words(word): code for code, words in table.items() for word in (*words.split(", "), code)}


_CODES = _by_words(_WORDS)
_ROLE_BY_WORDS = _by_words(_ROLES)
