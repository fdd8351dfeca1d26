resource "aws_iam_policy" "bad" {
  policy = <<-EOF
    {
      "Version": "2008-10-17",
      "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/$${aws:username}/*"}]
    }
  EOF
}

resource "aws_iam_policy" "bad_missing" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = "arn:aws:s3:::orders/$${aws:userid}/*"
    }]
  })
}
