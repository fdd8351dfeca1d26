resource "aws_iam_user_policy" "bad" {
  user   = "orders"
  policy = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": [{"Effect": "Allow", "Action": ["sts:*"], "Resource": "arn:aws:iam::111122223333:role/deploy"}]
    }
  EOF
}
