resource "aws_route53_zone" "bad" {
  for_each = toset(["example.com", "example.net"])
  name     = each.key
}
