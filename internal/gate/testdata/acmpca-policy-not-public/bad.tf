resource "aws_acmpca_policy" "bad" {
  resource_arn = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "acm-pca:IssueCertificate"
      Resource  = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"
    }]
  })
}

resource "aws_acmpca_policy" "bad_accounts" {
  resource_arn = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["acm-pca:IssueCertificate", "acm-pca:List*"]
      Resource  = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}
