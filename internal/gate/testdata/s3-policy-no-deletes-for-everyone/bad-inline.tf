resource "aws_s3_bucket" "bad" {
  policy = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": [{"Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": ["s3:DeleteObject"], "Resource": "arn:aws:s3:::orders/*"}]
    }
  EOF
}
