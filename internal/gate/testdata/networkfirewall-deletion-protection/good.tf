resource "aws_networkfirewall_firewall" "main" {
  name              = "main"
  delete_protection = true
}
