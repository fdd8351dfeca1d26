variable "subnets" {
  type = list(string)
}

resource "aws_networkfirewall_firewall" "unsure" {
  name = "main"

  dynamic "subnet_mapping" {
    for_each = var.subnets
    content {
      subnet_id = subnet_mapping.value
    }
  }
}
