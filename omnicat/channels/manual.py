"""What expressions and templates see besides attributes: every member of `listing`, `channel` and `catalog`, in words."""

from collections.abc import Mapping

LISTING: Mapping[str, str] = {
    "sku": "The SKU of the product or variant that is shown.",
    "group": "The SKU of the product, which its variants share.",
    "parent": "The SKU right above a variant; empty for a product.",
    "kind": "`single` without variants, `child` for a variant, `parent` for a product that stands above its variants.",
    "status": "`draft`, `active` or `retired`.",
    "family": "The family's code.",
    "categories": "The paths of its categories in the catalog, as the product says them.",
    "category": "The path of the first of them that exists; empty where none does.",
    "category_path": "What that category and those above it are called in the channel's locale, the highest first.",
    "category_paths": "The same for each of its categories.",
    "taxonomy": "The id of that category in the taxonomy that the spec reads; none where it says none.",
    "taxonomies": "Its ids in all taxonomies, by their name.",
    "position": "Its place among the variants that the channel takes, from 1; 0 or 1 without variants.",
    "variant_count": "How many variants the channel takes; 0 without variants.",
    "slug": "What stands for it in addresses: the attribute `slug`, else made of the SKU.",
    "link": "The address of its page, from `product_url` of the settings; a variant's has `?variant=` where the SKU is not in it.",
    "group_link": "The address of the product's page.",
    "availability": "`in_stock`, `out_of_stock`, `preorder` or `backorder`: what the product says, else what the stock allows.",
    "quantity": "How many can be sold, of a bundle as its parts allow; none where nothing is counted.",
    "stock_in": "The same in each location, by its code; only where a mapping asks for it.",
    "location": "The place it is shown in, with `code`, `name`, `store_code`, `quantity` and what its file says; "
    "only where a listing stands for every place.",
    "is_bundle": "Whether it is sold as several products together.",
    "components": "Those products, each with `sku` and `quantity`.",
    "associations": "Links to other products: kind -> each with `sku` and `quantity`.",
    "linked": "The SKUs of those: kind -> SKUs.",
    "axes": "The codes of the attributes that tell variants apart.",
    "axis_values": "What the variant says for each axis, by its code.",
    "axis_labels": "What each axis is called, by its code.",
    "options": "Each axis with a value: `code`, `name` and `value`.",
    "aspects": "What each axis says, by what it is called; each a list of one.",
    "apart": "What tells the variant apart and is not in its name, such as `Navy, S`.",
    "variants": "Of a product with variants: `skus`, `options` (each `name` and `values`) and `quantity` of all.",
    "sold": "Its variants, each with all of this and `fields`; only where a mapping asks for it.",
    "choices": "What shoppers choose from: axis -> values; only where a mapping asks for it.",
    "offered": "The same with `code`, `name`, `position` and `values` (each `name`); only where a mapping asks for it.",
    "pictures": "Every picture with `id`, `url`, `alt`, `is_first` and the `skus` that show it; only where a mapping asks for it.",
    "main_image": "The address of the main image; none where it has none.",
    "own_image": "The main image that a variant has itself; none where it shows its parent's.",
    "images": "The addresses of the gallery.",
    "swatch_image": "The address of the swatch; none where it has none.",
    "all_images": "The addresses of main image and gallery, of its variants' too, each once.",
    "all_alts": "The alt texts of those, in their order.",
    "media": "All addresses, by role.",
    "videos": "The addresses of its videos.",
    "documents": "The addresses of its documents, such as manuals.",
    "models": "The addresses of its 3D models.",
    "drawings": "The addresses of its drawings (SVG), where the channel takes them.",
    "posters": "The addresses of the pictures of its videos and documents, by role.",
    "specification": "All facts that readers look up: each `code`, `label` and `value`; only where a mapping asks for it.",
}
"""What `listing` has in mappings and conditions; in `select` it has `sku` and `availability` alone."""

FIELDS: Mapping[str, str] = {
    "money": "An amount with its currency: `fields.price.amount`, `fields.price.currency`.",
    "measure": "An amount with our unit: `fields.weight.amount`, `fields.weight.unit`.",
    "enum": "Our word: `fields.availability == 'preorder'`, where the channel writes `PRE_ORDER`.",
    "boolean": "True or false.",
    "integer": "A number.",
    "number": "A number.",
    "date": "Its text in ISO 8601.",
    "datetime": "Its text in ISO 8601.",
    "group": "Its parts: `fields.shipping.country`.",
    "several": "What stands several times is a list: `fields.highlights | length`.",
    "text": "Its text; so is whatever else there is: `html`, `url`, `gtin`.",
    "json": "What the channel's JSON holds there.",
}
"""What a field means in the conditions of a spec, by its type."""

CHANNEL: Mapping[str, str] = {
    "name": "The profile's name.",
    "spec": "The spec's id, such as `google-merchant@2026-08`.",
    "title": "What the spec calls the channel.",
    "locale": "The profile's locale, such as `de-DE`.",
    "language": "The first part of it.",
    "country": "The profile's country; empty where it says none.",
    "currency": "The profile's currency.",
    "settings": "What the profile says in its `settings`, with the spec's defaults.",
    "lists": "The spec's `lists`: `fields.country in channel.lists.union`.",
    "html": "The tags that the channel takes; none where its spec says nothing of HTML.",
    "shop": "What `catalog` has.",
    "tables": "The spec's and the profile's tables, for `lookup`; templates don't see them.",
}
"""What `channel` has."""

CATALOG: Mapping[str, str] = {
    "name": "The catalog's name.",
    "url": "The shop's address.",
    "organization": "What the settings say of the organization behind it.",
}
"""What `catalog` has in expressions."""

TEMPLATE: Mapping[str, str] = {
    "sku": "The SKU.",
    "group": "The SKU of the product.",
    "kind": "`single`, `child` or `parent`.",
    "channel": "The profile's name.",
    "locale": "The channel's locale.",
    "record": "The item as the channel has it: field -> value in the channel's spelling, with the levels of a nested one.",
    "spelled": "The fields, one beside the other: field -> value in the channel's spelling.",
    "fields": "Each of these with its `value` and the `attributes` that it is made of.",
    "made_of": "The attributes that each field is made of.",
    "about": "All that mappings see as `listing`.",
    "images": "Its images, each with `role`, `url`, `alt`, `width`, `height` and `file`.",
    "files": "Its videos and documents, each with `role`, `kind`, `url` and `file`.",
    "variants": "The listings of its variants, where an item is a product.",
    "values": "The values of its attributes before they are mapped, each with its `value` and `origin`.",
    "where": "Its file, with `path`, `line` and `pointer`.",
}
"""What `listing` has in a template."""

MAPPED = """\
What mappings and conditions see as `listing`; `select` sees `listing.sku` and `listing.availability` alone, besides `sku`, \
`family`, `status` and `categories`."""
MEANT = """\
What the conditions of a spec see of a field, by its type: what it means, whatever the channel's spelling. None where it is \
absent, or can't be read."""
MEMBERS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "listing": (MAPPED, LISTING),
    "fields": (MEANT, FIELDS),
    "channel": ("What they and templates see as `channel`.", CHANNEL),
    "catalog": ("What they see as `catalog`, and templates as `channel.shop`.", CATALOG),
    "template": ("What a template sees as `listing`, besides `channel` and `locale`.", TEMPLATE),
}
"""Name -> what it is about, and its members in words. `template` is the `listing` of templates."""
