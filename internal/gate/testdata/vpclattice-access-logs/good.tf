resource "aws_vpclattice_service" "orders" {
  name = "orders"
}

resource "aws_vpclattice_access_log_subscription" "orders" {
  resource_identifier = aws_vpclattice_service.orders.arn
  destination_arn     = "arn:aws:logs:eu-west-1:111122223333:log-group:orders"
}
