resource "aws_iam_policy" "bad" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "rds-db:connect"
      Resource = "*"
    }]
  })
}

resource "aws_iam_policy" "bad_sessions" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["sts:GetFederationToken", "redshift:GetClusterCredentials"]
      Resource = "*"
    }]
  })
}
