resource "aws_cloudsearch_domain_service_access_policy" "orders" {
  domain_name = "orders"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "cloudsearch:search"
    }]
  })
}

resource "aws_cloudsearch_domain_service_access_policy" "narrowed" {
  domain_name = "orders"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "cloudsearch:search"
      Condition = { IpAddress = { "aws:SourceIp" = "203.0.113.7/32" } }
    }]
  })
}

resource "aws_cloudsearch_domain_service_access_policy" "service" {
  domain_name = "orders"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "cloudsearch:search"
    }]
  })
}
