resource "aws_vpn_connection" "bad_silent" {
  customer_gateway_id = "cgw-1"
  type                = "ipsec.1"
}

resource "aws_vpn_connection" "bad_second" {
  customer_gateway_id = "cgw-1"
  type                = "ipsec.1"

  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled = true
    }
  }
}
