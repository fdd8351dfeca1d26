resource "aws_kms_key" "main" {
  description = "firewall"
}

resource "aws_networkfirewall_firewall" "main" {
  name = "main"

  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = aws_kms_key.main.arn
  }
}

resource "aws_networkfirewall_firewall_policy" "main" {
  name = "main"

  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = aws_kms_key.main.arn
  }
}
