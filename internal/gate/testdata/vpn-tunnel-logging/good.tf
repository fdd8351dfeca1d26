resource "aws_vpn_connection" "main" {
  customer_gateway_id = "cgw-1"
  type                = "ipsec.1"

  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled = true
    }
  }

  tunnel2_log_options {
    cloudwatch_log_options {
      log_enabled = true
    }
  }
}
