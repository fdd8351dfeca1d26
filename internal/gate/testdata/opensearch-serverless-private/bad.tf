resource "aws_opensearchserverless_security_policy" "bad" {
  name = "orders"
  type = "network"
  policy = jsonencode([{
    Rules           = [{ ResourceType = "collection", Resource = ["collection/orders"] }]
    AllowFromPublic = true
  }])
}

resource "aws_opensearchserverless_security_policy" "bad_heredoc" {
  name   = "invoices"
  type   = "network"
  policy = <<-JSON
    [
      {"Rules": [{"ResourceType": "collection", "Resource": ["collection/invoices"]}], "AllowFromPublic": false},
      {"Rules": [{"ResourceType": "dashboard", "Resource": ["collection/invoices"]}], "AllowFromPublic": true}
    ]
  JSON
}
