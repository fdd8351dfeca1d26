resource "aws_glue_resource_policy" "bad" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "glue:GetTable"
      Resource  = "arn:aws:glue:us-east-1:111122223333:*"
    }]
  })
}

resource "aws_glue_resource_policy" "bad_accounts" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["glue:GetTable", "glue:List*"]
      Resource  = "arn:aws:glue:us-east-1:111122223333:*"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}
