resource "aws_kms_key" "search" {}

resource "aws_opensearchserverless_security_policy" "encryption" {
  name = "orders"
  type = "encryption"
  policy = jsonencode({
    Rules       = [{ ResourceType = "collection", Resource = ["collection/orders"] }]
    AWSOwnedKey = false
    KmsARN      = aws_kms_key.search.arn
  })
}

resource "aws_opensearchserverless_security_policy" "network" {
  name   = "orders"
  type   = "network"
  policy = jsonencode([{ AllowFromPublic = true }])
}
