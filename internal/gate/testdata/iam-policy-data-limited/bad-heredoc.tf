resource "aws_iam_policy" "bad" {
  policy = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": [{"Effect": "Allow", "Action": "ssm:GetParameter*", "Resource": "arn:aws:ssm:us-east-1:111122223333:parameter/*"}]
    }
  EOF
}
