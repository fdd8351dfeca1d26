provider "aws" {
  allowed_account_ids = ["111122223333"]
}

resource "aws_ecr_repository_policy" "bad" {
  repository = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["444455556666"] }
      Action    = "ecr:BatchGetImage"
    }]
  })
}
