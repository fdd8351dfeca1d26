# A public zone for the module under test.

resource "aws_route53_zone" "this" {
  name = "dev.cambio.example"
}

output "zone_id" {
  value = aws_route53_zone.this.zone_id
}
