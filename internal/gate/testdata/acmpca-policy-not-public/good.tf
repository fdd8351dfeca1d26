resource "aws_acmpca_policy" "orders" {
  resource_arn = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "acm-pca:IssueCertificate"
      Resource  = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"
    }]
  })
}

resource "aws_acmpca_policy" "narrowed" {
  resource_arn = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "acm-pca:IssueCertificate"
      Resource  = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_acmpca_policy" "service" {
  resource_arn = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "acm-pca:IssueCertificate"
      Resource  = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"
    }]
  })
}
