"""What must hold for a statement to hold (`gezant_conditions`)."""

from gezant.annotate.conditions.component import ConditionsComponent, create_conditions
from gezant.annotate.conditions.words import ConditionWords, condition_words

__all__ = ["ConditionWords", "ConditionsComponent", "condition_words", "create_conditions"]
