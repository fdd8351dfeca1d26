resource "aws_networkfirewall_firewall" "main" {
  name = "main"

  subnet_mapping {
    subnet_id = "subnet-1"
  }

  subnet_mapping {
    subnet_id = "subnet-2"
  }
}
