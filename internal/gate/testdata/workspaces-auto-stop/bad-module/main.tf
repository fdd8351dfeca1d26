module "desk" {
  source = "./desk"
  mode   = "ALWAYS_ON"
}
