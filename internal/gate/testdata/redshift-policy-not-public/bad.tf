resource "aws_redshiftserverless_resource_policy" "bad" {
  resource_arn = "arn:aws:redshift-serverless:us-east-1:111122223333:snapshot/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "redshift-serverless:RestoreFromSnapshot"
    }]
  })
}

resource "aws_redshiftserverless_resource_policy" "bad_accounts" {
  resource_arn = "arn:aws:redshift-serverless:us-east-1:111122223333:snapshot/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["redshift-serverless:RestoreFromSnapshot", "redshift-serverless:List*"]
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

resource "aws_redshift_resource_policy" "bad_namespace" {
  resource_arn = "arn:aws:redshift:us-east-1:111122223333:namespace:orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "redshift:AuthorizeInboundIntegration"
    }]
  })
}
