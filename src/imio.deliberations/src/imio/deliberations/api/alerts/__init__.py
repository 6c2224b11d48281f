"""What is kept about an address that follows, for operators: whoever manages the portal."""
