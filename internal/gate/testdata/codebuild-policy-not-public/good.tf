resource "aws_codebuild_resource_policy" "orders" {
  resource_arn = "arn:aws:codebuild:us-east-1:111122223333:project/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "codebuild:BatchGetProjects"
      Resource  = "arn:aws:codebuild:us-east-1:111122223333:project/orders"
    }]
  })
}

resource "aws_codebuild_resource_policy" "narrowed" {
  resource_arn = "arn:aws:codebuild:us-east-1:111122223333:project/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "codebuild:BatchGetProjects"
      Resource  = "arn:aws:codebuild:us-east-1:111122223333:project/orders"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_codebuild_resource_policy" "service" {
  resource_arn = "arn:aws:codebuild:us-east-1:111122223333:project/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "codebuild:BatchGetProjects"
      Resource  = "arn:aws:codebuild:us-east-1:111122223333:project/orders"
    }]
  })
}
