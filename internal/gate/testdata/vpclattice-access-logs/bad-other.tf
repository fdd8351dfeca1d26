resource "aws_vpclattice_service" "bad" {
  for_each = toset(["orders", "invoices"])
  name     = each.key
}

resource "aws_vpclattice_service_network" "shop" {
  name = "shop"
}

resource "aws_vpclattice_access_log_subscription" "shop" {
  resource_identifier = aws_vpclattice_service_network.shop.id
  destination_arn     = "arn:aws:logs:eu-west-1:111122223333:log-group:shop"
}
