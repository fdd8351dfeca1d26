resource "aws_secretsmanager_secret_version" "shop" {
  secret_id = "shop"
}

resource "aws_acm_certificate" "shop" {
  certificate_body = aws_secretsmanager_secret_version.shop.secret_string
}
