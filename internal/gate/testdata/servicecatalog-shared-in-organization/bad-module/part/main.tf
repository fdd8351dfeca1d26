resource "aws_servicecatalog_portfolio_share" "bad" {
  portfolio_id = "port-1"
  principal_id = "111111111111"
  type         = "ACCOUNT"
}
