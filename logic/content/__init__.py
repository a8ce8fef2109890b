"""What a non-programmer may edit: the YAML in questionnaires/ and locales/, read and checked."""
