module "reports" {
  source = "./store"

  settings = { name = "reports" }
}
