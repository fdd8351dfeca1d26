resource "aws_opensearchserverless_security_policy" "bad" {
  name = "orders"
  type = "encryption"
  policy = jsonencode({
    Rules       = [{ ResourceType = "collection", Resource = ["collection/orders"] }]
    AWSOwnedKey = true
  })
}
