resource "aws_cloudsearch_domain_service_access_policy" "bad" {
  domain_name = "orders"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "cloudsearch:search"
    }]
  })
}

resource "aws_cloudsearch_domain_service_access_policy" "bad_accounts" {
  domain_name = "orders"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["cloudsearch:search", "cloudsearch:List*"]
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}
