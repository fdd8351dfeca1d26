resource "aws_kms_key_policy" "bad" {
  key_id = "1234"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["arn:aws:iam::111122223333:root", "444455556666"] }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}
