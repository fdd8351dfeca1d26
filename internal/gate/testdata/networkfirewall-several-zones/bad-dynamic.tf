variable "subnets" {
  default = ["subnet-1"]
}

resource "aws_networkfirewall_firewall" "bad_dynamic" {
  name = "main"

  dynamic "subnet_mapping" {
    for_each = var.subnets
    content {
      subnet_id = subnet_mapping.value
    }
  }
}
