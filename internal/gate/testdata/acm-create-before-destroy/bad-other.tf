resource "aws_acm_certificate" "bad" {
  for_each          = toset(["shop", "help"])
  domain_name       = "${each.key}.example.com"
  validation_method = "DNS"
  lifecycle {
    prevent_destroy = true
  }
}
