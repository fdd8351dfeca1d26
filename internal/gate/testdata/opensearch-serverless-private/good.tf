resource "aws_opensearchserverless_security_policy" "network" {
  name = "orders"
  type = "network"
  policy = jsonencode([{
    Rules           = [{ ResourceType = "collection", Resource = ["collection/orders"] }]
    AllowFromPublic = false
    SourceVPCEs     = ["vpce-0a"]
  }])
}

resource "aws_opensearchserverless_security_policy" "encryption" {
  name   = "orders"
  type   = "encryption"
  policy = jsonencode({ AWSOwnedKey = true })
}
