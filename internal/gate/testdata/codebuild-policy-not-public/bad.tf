resource "aws_codebuild_resource_policy" "bad" {
  resource_arn = "arn:aws:codebuild:us-east-1:111122223333:project/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "codebuild:BatchGetProjects"
      Resource  = "arn:aws:codebuild:us-east-1:111122223333:project/orders"
    }]
  })
}

resource "aws_codebuild_resource_policy" "bad_accounts" {
  resource_arn = "arn:aws:codebuild:us-east-1:111122223333:project/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["codebuild:BatchGetProjects", "codebuild:List*"]
      Resource  = "arn:aws:codebuild:us-east-1:111122223333:project/orders"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}
