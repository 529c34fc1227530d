"""Units beside figures: which are the same in German and English, and which can be converted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, its dimension and its size in the dimension's base (0: can't be converted)."""

    name: str
    dimension: str
    size: float = 0.0


def _table(*rows: tuple[str, float, str, str]) -> dict[str, Unit]:
    return {
        word: Unit(words.split()[0], dimension, size)
        for dimension, size, german, english in rows
        for words in (f"{english} {german}",)
        for word in words.split()
    }


# Sizes in seconds, metres, kilometres an hour, kilograms, square metres, litres.
UNITS = _table(
    ("time", 1, "sekunde sekunden", "second seconds sec"),
    ("time", 60, "minute minuten min", "minute minutes mins"),
    ("time", 3600, "stunde stunden", "hour hours hrs"),
    ("time", 86_400, "tag tage tagen", "day days"),
    ("time", 604_800, "woche wochen", "week weeks"),
    ("time", 2_629_800, "monat monate monaten", "month months"),
    ("time", 31_557_600, "jahr jahre jahren", "year years"),
    ("length", 0.001, "mm millimeter millimetern", "millimetres millimeters millimetre"),
    ("length", 0.01, "cm zentimeter zentimetern", "centimetres centimeters centimetre"),
    ("length", 0.0254, "zoll", "inch inches"),
    ("length", 0.3048, "fuß", "feet foot ft"),
    ("length", 0.9144, "yards", "yard"),
    ("length", 1, "meter metern", "metre metres meters"),
    ("length", 1000, "km kilometer kilometern", "kilometre kilometres kilometers"),
    ("length", 1609.34, "meile meilen", "mile miles"),
    ("speed", 1, "kmh stundenkilometer stundenkilometern", "kph"),
    ("speed", 1.609, "", "mph"),
    ("mass", 0.001, "gramm", "gram grams"),
    ("mass", 0.4536, "", "lb lbs"),
    ("mass", 1, "kg kilo kilos kilogramm", "kilogram kilograms kilogrammes"),
    ("mass", 1000, "tonne tonnen", "tonnes ton tons"),
    ("area", 10_000, "hektar ha", "hectare hectares"),
    ("area", 4046.86, "", "acre acres"),
    ("area", 1, "quadratmeter quadratmetern qm", "sqm"),
    ("area", 1e6, "quadratkilometer quadratkilometern", "sqkm"),
    ("area", 2.59e6, "quadratmeilen", "sqmi"),
    ("area", 0.0929, "", "sqft"),
    ("volume", 1, "liter litern", "litre litres liters"),
    ("volume", 3.785, "", "gallon gallons"),
    ("temperature", 0, "grad °c celsius", "degrees degree"),
    ("money", 0, "euro euros eur €", "eur"),
    ("money", 0, "dollar dollars $ us-dollar", "usd"),
    ("money", 0, "franken chf sfr", "francs chf"),
    ("money", 0, "£ gbp", "sterling"),
    ("money", 0, "yen ¥", "jpy"),
    ("percent", 0, "prozent % prozentpunkte prozentpunkten", "percent pct percentage"),
)

# The second word of an English "square ..." and "per cent".
SECOND_WORDS = {
    ("km", "h"): "kmh", ("miles", "per"): "mph", ("m", "2"): "sqm", ("km", "2"): "sqkm",
    ("square", "metres"): "sqm", ("square", "meters"): "sqm", ("square", "kilometres"): "sqkm",
    ("square", "kilometers"): "sqkm", ("square", "km"): "sqkm", ("square", "miles"): "sqmi",
    ("square", "feet"): "sqft", ("per", "cent"): "percent", ("us", "dollar"): "dollar",
    ("us", "dollars"): "dollars",
}  # fmt: skip

CLOSE = 0.1  # a converted figure is rounded: within a tenth


def converted(value: float, unit: Unit, other: float, other_unit: Unit) -> bool:
    """Tell whether two measures say about the same in different units."""
    if unit.dimension == other_unit.dimension == "temperature":  # Celsius to Fahrenheit
        return abs(1.8 * value + 32 - other) <= 1.5
    if unit.dimension != other_unit.dimension or not (unit.size and other_unit.size):
        return False
    first, second = value * unit.size, other * other_unit.size
    return abs(first - second) <= CLOSE * max(abs(first), abs(second))
