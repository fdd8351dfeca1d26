resource "aws_iam_server_certificate" "bad" {
  name             = "shop"
  certificate_body = file("${path.module}/shop.pem")
}

resource "aws_acm_certificate" "bad_imported" {
  certificate_body = trimspace(file("${path.module}/shop.pem"))
}
