resource "aws_networkfirewall_firewall" "bad_silent" {
  name = "main"
}

resource "aws_networkfirewall_firewall" "bad_off" {
  name                     = "other"
  subnet_change_protection = false
}
