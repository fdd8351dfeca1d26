resource "aws_redshiftserverless_resource_policy" "orders" {
  resource_arn = "arn:aws:redshift-serverless:us-east-1:111122223333:snapshot/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "redshift-serverless:RestoreFromSnapshot"
    }]
  })
}

resource "aws_redshiftserverless_resource_policy" "narrowed" {
  resource_arn = "arn:aws:redshift-serverless:us-east-1:111122223333:snapshot/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "redshift-serverless:RestoreFromSnapshot"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_redshiftserverless_resource_policy" "service" {
  resource_arn = "arn:aws:redshift-serverless:us-east-1:111122223333:snapshot/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "redshift-serverless:RestoreFromSnapshot"
    }]
  })
}
