resource "aws_iam_server_certificate" "bad" {
  name             = "cambio"
  certificate_body = file("cambio.pem")
  private_key      = file("cambio.key")
}
