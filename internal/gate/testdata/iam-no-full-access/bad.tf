resource "aws_iam_role_policy_attachment" "bad" {
  role       = "orders"
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
}

resource "aws_iam_role" "bad_role" {
  managed_policy_arns = ["arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess_v2"]
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}
