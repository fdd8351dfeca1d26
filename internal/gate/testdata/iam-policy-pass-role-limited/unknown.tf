variable "role" {}

resource "aws_iam_policy" "unsure" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "iam:PassRole"
      Resource = var.role
    }]
  })
}
