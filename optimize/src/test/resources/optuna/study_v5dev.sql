BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('v3.2.0.a');
CREATE TABLE studies (
	study_id INTEGER NOT NULL, 
	study_name VARCHAR(512) NOT NULL, 
	PRIMARY KEY (study_id)
);
INSERT INTO "studies" VALUES(1,'ids-demo');
INSERT INTO "studies" VALUES(2,'ids-multi');
CREATE TABLE study_directions (
	study_direction_id INTEGER NOT NULL, 
	direction VARCHAR(8) NOT NULL, 
	study_id INTEGER NOT NULL, 
	objective INTEGER NOT NULL, 
	PRIMARY KEY (study_direction_id), 
	UNIQUE (study_id, objective), 
	FOREIGN KEY(study_id) REFERENCES studies (study_id)
);
INSERT INTO "study_directions" VALUES(1,'MINIMIZE',1,0);
INSERT INTO "study_directions" VALUES(2,'MAXIMIZE',2,0);
INSERT INTO "study_directions" VALUES(3,'MINIMIZE',2,1);
CREATE TABLE study_system_attributes (
	study_system_attribute_id INTEGER NOT NULL, 
	study_id INTEGER, 
	"key" VARCHAR(512), 
	value_json TEXT, 
	PRIMARY KEY (study_system_attribute_id), 
	UNIQUE (study_id, "key"), 
	FOREIGN KEY(study_id) REFERENCES studies (study_id)
);
INSERT INTO "study_system_attributes" VALUES(1,1,'study:metric_names','["val_loss"]');
CREATE TABLE study_user_attributes (
	study_user_attribute_id INTEGER NOT NULL, 
	study_id INTEGER, 
	"key" VARCHAR(512), 
	value_json TEXT, 
	PRIMARY KEY (study_user_attribute_id), 
	UNIQUE (study_id, "key"), 
	FOREIGN KEY(study_id) REFERENCES studies (study_id)
);
INSERT INTO "study_user_attributes" VALUES(1,1,'dataset','"UNSW-NB15"');
INSERT INTO "study_user_attributes" VALUES(2,1,'owner','{"tool": "example", "v": 1}');
CREATE TABLE trial_heartbeats (
	trial_heartbeat_id INTEGER NOT NULL, 
	trial_id INTEGER NOT NULL, 
	heartbeat DATETIME NOT NULL, 
	PRIMARY KEY (trial_heartbeat_id), 
	UNIQUE (trial_id), 
	FOREIGN KEY(trial_id) REFERENCES trials (trial_id)
);
INSERT INTO "trial_heartbeats" VALUES(1,1,'2026-11-22 03:15:36');
INSERT INTO "trial_heartbeats" VALUES(2,2,'2026-11-22 03:15:37');
INSERT INTO "trial_heartbeats" VALUES(3,3,'2026-11-22 03:15:38');
INSERT INTO "trial_heartbeats" VALUES(4,4,'2026-11-22 03:15:39');
INSERT INTO "trial_heartbeats" VALUES(5,5,'2026-11-22 03:15:39');
INSERT INTO "trial_heartbeats" VALUES(6,6,'2026-11-22 03:15:40');
INSERT INTO "trial_heartbeats" VALUES(7,7,'2026-11-22 03:15:41');
INSERT INTO "trial_heartbeats" VALUES(8,8,'2026-11-22 03:15:42');
INSERT INTO "trial_heartbeats" VALUES(9,9,'2026-11-22 03:15:42');
INSERT INTO "trial_heartbeats" VALUES(10,10,'2026-11-22 03:15:43');
INSERT INTO "trial_heartbeats" VALUES(11,11,'2026-11-22 03:15:44');
INSERT INTO "trial_heartbeats" VALUES(12,12,'2026-11-22 03:15:44');
INSERT INTO "trial_heartbeats" VALUES(13,13,'2026-11-22 03:15:45');
INSERT INTO "trial_heartbeats" VALUES(14,14,'2026-11-22 03:15:46');
INSERT INTO "trial_heartbeats" VALUES(15,15,'2026-11-22 03:15:47');
INSERT INTO "trial_heartbeats" VALUES(16,16,'2026-11-22 03:15:48');
INSERT INTO "trial_heartbeats" VALUES(17,17,'2026-11-22 03:15:49');
INSERT INTO "trial_heartbeats" VALUES(18,18,'2026-11-22 03:15:49');
INSERT INTO "trial_heartbeats" VALUES(19,19,'2026-11-22 03:15:50');
INSERT INTO "trial_heartbeats" VALUES(20,20,'2026-11-22 03:15:50');
INSERT INTO "trial_heartbeats" VALUES(21,24,'2026-11-22 03:15:52');
INSERT INTO "trial_heartbeats" VALUES(22,25,'2026-11-22 03:15:52');
INSERT INTO "trial_heartbeats" VALUES(23,26,'2026-11-22 03:15:52');
CREATE TABLE trial_intermediate_values (
	trial_intermediate_value_id INTEGER NOT NULL, 
	trial_id INTEGER NOT NULL, 
	step INTEGER NOT NULL, 
	intermediate_value FLOAT, 
	intermediate_value_type VARCHAR(7) NOT NULL, 
	PRIMARY KEY (trial_intermediate_value_id), 
	UNIQUE (trial_id, step), 
	FOREIGN KEY(trial_id) REFERENCES trials (trial_id)
);
INSERT INTO "trial_intermediate_values" VALUES(1,1,0,1.0475,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(2,1,1,0.5475,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(3,1,2,3.80833333333333301506e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(4,1,3,0.2975,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(5,1,4,0.2475,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(6,2,0,1.10167206865523836789e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(7,2,1,6.01672068655238367895e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(8,2,2,4.35005401988571627214e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(9,2,3,3.51672068655238367895e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(10,2,4,3.01672068655238323486e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(11,3,0,1.17426280749229094979e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(12,3,1,0.674262807492291,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(13,3,2,5.07596140825624320136e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(14,3,3,4.24262807492290949795e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(15,3,4,0.374262807492291,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(16,5,0,1.12285326612648139743e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(17,5,1,6.22853266126481397435e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(18,5,2,4.56186599459814656754e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(19,5,3,3.72853266126481341924e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(20,5,4,3.22853266126481353026e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(21,6,0,NULL,'NAN');
INSERT INTO "trial_intermediate_values" VALUES(22,6,1,0.788543439430988,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(23,6,2,6.2187677276432140605e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(24,6,3,0.538543439430988,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(25,6,4,4.88543439430988102323e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(26,7,0,NULL,'INF_POS');
INSERT INTO "trial_intermediate_values" VALUES(27,7,1,NULL,'INF_NEG');
INSERT INTO "trial_intermediate_values" VALUES(28,7,2,4.43797481226051560021e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(29,7,3,3.60464147892718300703e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(30,7,4,3.10464147892718256294e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(31,8,0,1.11466788342213218854e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(32,8,1,6.14667883422132077519e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(33,8,2,4.48001216755465392349e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(34,8,3,3.64667883422132077519e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(35,8,4,3.14667883422132088622e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(36,9,0,1.13279763057377147461e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(37,9,1,6.32797630573771474615e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(38,9,2,4.66130963907104733934e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(39,9,3,3.82797630573771419104e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(40,9,4,3.32797630573771430206e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(41,10,0,1.09309084903877140604e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(42,10,1,5.93090849038771406043e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(43,10,2,4.26424182372104776383e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(44,10,3,3.43090849038771461554e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(45,10,4,2.93090849038771472656e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(46,11,0,1.18870804778477867635e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(47,11,1,6.88708047784778787381e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(48,12,0,1.05826793889926173974e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(49,12,1,5.58267938899261850771e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(50,12,2,3.91601272232595110089e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(51,12,3,3.0826793889926179526e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(52,12,4,2.58267938899261806362e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(53,13,0,1.03528132615787171744e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(54,13,1,5.35281326157871606419e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(55,13,2,0.368614659491205,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(56,13,3,2.85281326157871606419e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(57,13,4,2.35281326157871645277e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(58,14,0,1.0545836650248043842e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(59,14,1,5.54583665024804495224e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(60,14,2,3.87916998358137754543e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(61,14,3,3.04583665024804439713e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(62,14,4,2.54583665024804450816e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(63,15,0,1.05357566497110077818e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(64,15,1,5.53575664971100667166e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(65,15,2,0.386908998304434,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(66,15,3,3.03575664971100667166e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(67,15,4,2.53575664971100678268e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(68,16,0,1.08028763090685386849e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(69,16,1,0.580287630906854,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(70,17,0,1.25240205359428258269e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(71,17,1,7.52402053594282582693e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(72,18,0,1.07637643120925496909e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(73,18,1,0.576376431209255,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(74,19,0,1.06425487596955159474e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(75,19,1,5.64254875969551594749e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(76,19,2,3.9758820930288496509e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(77,19,3,3.14254875969551594749e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(78,19,4,2.64254875969551661363e-01,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(79,20,0,1.08141269366053016653e+00,'FINITE');
INSERT INTO "trial_intermediate_values" VALUES(80,20,1,5.81412693660530166539e-01,'FINITE');
CREATE TABLE trial_params (
	param_id INTEGER NOT NULL, 
	trial_id INTEGER, 
	param_name VARCHAR(512), 
	param_value FLOAT, 
	distribution_json TEXT, 
	PRIMARY KEY (param_id), 
	UNIQUE (trial_id, param_name), 
	FOREIGN KEY(trial_id) REFERENCES trials (trial_id)
);
INSERT INTO "trial_params" VALUES(1,1,'lr',0.001,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(2,1,'units',64.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(3,1,'trees',66.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(4,1,'dropout',3.50000000000000033306e-01,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(5,1,'momentum',1.13231069171437770393e-04,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(6,1,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(7,1,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(8,2,'lr',3.86429165355264944876e-04,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(9,2,'units',80.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(10,2,'trees',67.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(11,2,'dropout',3.50000000000000033306e-01,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(12,2,'momentum',2.02407727234202250432e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(13,2,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(14,2,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(15,3,'lr',0.0746528346269155,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(16,3,'units',48.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(17,3,'trees',239.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(18,3,'dropout',0.45,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(19,3,'momentum',8.85660596868808824844e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(20,3,'activation',2.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(21,3,'balance',3.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(22,4,'lr',5.85475135529572431741e-03,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(23,4,'units',48.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(24,4,'trees',232.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(25,4,'dropout',0.45,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(26,4,'momentum',1.81053945707498886719e-02,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(27,4,'activation',1.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(28,4,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(29,5,'lr',1.49436467737883605256e-04,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(30,5,'units',48.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(31,5,'trees',17.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(32,5,'dropout',0.0,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(33,5,'momentum',0.672047177610492,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(34,5,'activation',2.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(35,5,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(36,6,'lr',2.56647900164461387098e-05,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(37,6,'units',64.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(38,6,'trees',241.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(39,6,'dropout',0.2,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(40,6,'momentum',4.94539243566262873286e-02,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(41,6,'activation',1.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(42,6,'balance',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(43,7,'lr',2.53309741848279333653e-03,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(44,7,'units',128.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(45,7,'trees',215.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(46,7,'dropout',0.1,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(47,7,'momentum',2.10126495620232889294e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(48,7,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(49,7,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(50,8,'lr',7.46135451417679154174e-04,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(51,8,'units',96.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(52,8,'trees',33.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(53,8,'dropout',0.45,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(54,8,'momentum',6.42007785478972081705e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(55,8,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(56,8,'balance',3.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(57,9,'lr',1.83424336340359188206e-03,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(58,9,'units',16.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(59,9,'trees',177.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(60,9,'dropout',0.45,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(61,9,'momentum',4.82726514641268547589e-02,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(62,9,'activation',2.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(63,9,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(64,10,'lr',2.05836005957318185499e-02,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(65,10,'units',32.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(66,10,'trees',13.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(67,10,'dropout',0.1,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(68,10,'momentum',2.78187116596517625133e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(69,10,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(70,10,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(71,11,'lr',1.75931776462008940004e-04,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(72,11,'units',16.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(73,11,'trees',79.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(74,11,'dropout',3.50000000000000033306e-01,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(75,11,'momentum',2.09526674009761354477e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(76,11,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(77,11,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(78,12,'lr',1.23981445191515189142e-03,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(79,12,'units',32.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(80,12,'trees',641.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(81,12,'dropout',0.0,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(82,12,'momentum',6.89739857058007554968e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(83,12,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(84,12,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(85,13,'lr',2.66066285344446640942e-03,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(86,13,'units',80.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(87,13,'trees',44.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(88,13,'dropout',0.1,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(89,13,'momentum',7.9213202550502792576e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(90,13,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(91,13,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(92,14,'lr',0.00115397102907742,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(93,14,'units',48.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(94,14,'trees',33.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(95,14,'dropout',0.2,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(96,14,'momentum',9.24322649508111160443e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(97,14,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(98,14,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(99,15,'lr',5.85355504252375435231e-03,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(100,15,'units',64.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(101,15,'trees',19.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(102,15,'dropout',0.5,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(103,15,'momentum',5.25876738045026215218e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(104,15,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(105,15,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(106,16,'lr',3.76570258050536177396e-03,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(107,16,'units',32.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(108,16,'trees',66.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(109,16,'dropout',3.00000000000000044408e-01,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(110,16,'momentum',2.02838315788847367571e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(111,16,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(112,16,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(113,17,'lr',4.13404832621045353674e-05,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(114,17,'units',112.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(115,17,'trees',24.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(116,17,'dropout',0.0,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(117,17,'momentum',8.58259365049157341154e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(118,17,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(119,17,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(120,18,'lr',0.00719633713526275,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(121,18,'units',96.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(122,18,'trees',51.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(123,18,'dropout',0.2,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(124,18,'momentum',4.21682909038445186133e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(125,18,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(126,18,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(127,19,'lr',1.61541908267547984316e-03,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(128,19,'units',48.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(129,19,'trees',95.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(130,19,'dropout',3.50000000000000033306e-01,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(131,19,'momentum',8.20762797512073705163e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(132,19,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(133,19,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(134,20,'lr',3.43985925847419069922e-04,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(135,20,'units',48.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 16, "low": 16, "high": 128}}');
INSERT INTO "trial_params" VALUES(136,20,'trees',150.0,'{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 10, "high": 1000}}');
INSERT INTO "trial_params" VALUES(137,20,'dropout',0.1,'{"name": "FloatDistribution", "attributes": {"step": 0.05, "low": 0.0, "high": 0.5, "log": false}}');
INSERT INTO "trial_params" VALUES(138,20,'momentum',1.63675458501714277126e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 0.99, "log": false}}');
INSERT INTO "trial_params" VALUES(139,20,'activation',0.0,'{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", "tanh", "gelu"]}}');
INSERT INTO "trial_params" VALUES(140,20,'balance',4.0,'{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "smote"]}}');
INSERT INTO "trial_params" VALUES(141,22,'lr',2.85433879201093350028e-03,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 0.1, "log": true}}');
INSERT INTO "trial_params" VALUES(142,24,'a',4.35994902142003759593e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": false}}');
INSERT INTO "trial_params" VALUES(143,24,'b',1.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 9}}');
INSERT INTO "trial_params" VALUES(144,25,'a',5.49662477878709143652e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": false}}');
INSERT INTO "trial_params" VALUES(145,25,'b',4.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 9}}');
INSERT INTO "trial_params" VALUES(146,26,'a',4.2036780208748902865e-01,'{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": false}}');
INSERT INTO "trial_params" VALUES(147,26,'b',3.0,'{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 1, "high": 9}}');
CREATE TABLE trial_system_attributes (
	trial_system_attribute_id INTEGER NOT NULL, 
	trial_id INTEGER, 
	"key" VARCHAR(512), 
	value_json TEXT, 
	PRIMARY KEY (trial_system_attribute_id), 
	UNIQUE (trial_id, "key"), 
	FOREIGN KEY(trial_id) REFERENCES trials (trial_id)
);
INSERT INTO "trial_system_attributes" VALUES(1,1,'fixed_params','{"lr": 0.001, "units": 64, "activation": "relu"}');
INSERT INTO "trial_system_attributes" VALUES(2,7,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": \"smote\", \"dropout\": 0.1, \"lr\": 0.0025330974184827933, \"momentum\": 0.2101264956202329, \"trees\": 215, \"units\": 128}"');
INSERT INTO "trial_system_attributes" VALUES(3,8,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": 0.5, \"dropout\": 0.45, \"lr\": 0.0007461354514176792, \"momentum\": 0.6420077854789721, \"trees\": 33, \"units\": 96}"');
INSERT INTO "trial_system_attributes" VALUES(4,9,'tpe:relative_params:0','"{\"activation\": \"gelu\", \"balance\": \"smote\", \"dropout\": 0.45, \"lr\": 0.0018342433634035919, \"momentum\": 0.048272651464126855, \"trees\": 177, \"units\": 16}"');
INSERT INTO "trial_system_attributes" VALUES(5,10,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": \"smote\", \"dropout\": 0.1, \"lr\": 0.02058360059573182, \"momentum\": 0.2781871165965176, \"trees\": 13, \"units\": 32}"');
INSERT INTO "trial_system_attributes" VALUES(6,11,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": \"smote\", \"dropout\": 0.35000000000000003, \"lr\": 0.00017593177646200894, \"momentum\": 0.20952667400976135, \"trees\": 79, \"units\": 16}"');
INSERT INTO "trial_system_attributes" VALUES(7,12,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": \"smote\", \"dropout\": 0.0, \"lr\": 0.0012398144519151519, \"momentum\": 0.6897398570580076, \"trees\": 641, \"units\": 32}"');
INSERT INTO "trial_system_attributes" VALUES(8,13,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": \"smote\", \"dropout\": 0.1, \"lr\": 0.0026606628534444664, \"momentum\": 0.7921320255050279, \"trees\": 44, \"units\": 80}"');
INSERT INTO "trial_system_attributes" VALUES(9,14,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": \"smote\", \"dropout\": 0.2, \"lr\": 0.00115397102907742, \"momentum\": 0.9243226495081112, \"trees\": 33, \"units\": 48}"');
INSERT INTO "trial_system_attributes" VALUES(10,15,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": \"smote\", \"dropout\": 0.5, \"lr\": 0.005853555042523754, \"momentum\": 0.5258767380450262, \"trees\": 19, \"units\": 64}"');
INSERT INTO "trial_system_attributes" VALUES(11,16,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": \"smote\", \"dropout\": 0.30000000000000004, \"lr\": 0.0037657025805053618, \"momentum\": 0.20283831578884737, \"trees\": 66, \"units\": 32}"');
INSERT INTO "trial_system_attributes" VALUES(12,17,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": \"smote\", \"dropout\": 0.0, \"lr\": 4.1340483262104535e-05, \"momentum\": 0.8582593650491573, \"trees\": 24, \"units\": 112}"');
INSERT INTO "trial_system_attributes" VALUES(13,18,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": \"smote\", \"dropout\": 0.2, \"lr\": 0.00719633713526275, \"momentum\": 0.4216829090384452, \"trees\": 51, \"units\": 96}"');
INSERT INTO "trial_system_attributes" VALUES(14,19,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": \"smote\", \"dropout\": 0.35000000000000003, \"lr\": 0.0016154190826754798, \"momentum\": 0.8207627975120737, \"trees\": 95, \"units\": 48}"');
INSERT INTO "trial_system_attributes" VALUES(15,20,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": \"smote\", \"dropout\": 0.1, \"lr\": 0.00034398592584741907, \"momentum\": 0.16367545850171428, \"trees\": 150, \"units\": 48}"');
INSERT INTO "trial_system_attributes" VALUES(16,21,'fixed_params','{"lr": 0.01}');
INSERT INTO "trial_system_attributes" VALUES(17,22,'tpe:relative_params:0','"{\"activation\": \"relu\", \"balance\": true, \"dropout\": 0.0, \"lr\": 0.0028543387920109335, \"momentum\": 0.1365474717940153, \"trees\": 18, \"units\": 96}"');
INSERT INTO "trial_system_attributes" VALUES(18,23,'fixed_params','{"lr": 0.02, "units": 32}');
CREATE TABLE trial_user_attributes (
	trial_user_attribute_id INTEGER NOT NULL, 
	trial_id INTEGER, 
	"key" VARCHAR(512), 
	value_json TEXT, 
	PRIMARY KEY (trial_user_attribute_id), 
	UNIQUE (trial_id, "key"), 
	FOREIGN KEY(trial_id) REFERENCES trials (trial_id)
);
INSERT INTO "trial_user_attributes" VALUES(1,1,'why','"default"');
INSERT INTO "trial_user_attributes" VALUES(2,1,'seed','0');
INSERT INTO "trial_user_attributes" VALUES(3,1,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(4,2,'seed','1');
INSERT INTO "trial_user_attributes" VALUES(5,2,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(6,3,'seed','2');
INSERT INTO "trial_user_attributes" VALUES(7,3,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(8,4,'seed','3');
INSERT INTO "trial_user_attributes" VALUES(9,4,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(10,5,'seed','4');
INSERT INTO "trial_user_attributes" VALUES(11,5,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(12,6,'seed','5');
INSERT INTO "trial_user_attributes" VALUES(13,6,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(14,7,'seed','6');
INSERT INTO "trial_user_attributes" VALUES(15,7,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(16,8,'seed','7');
INSERT INTO "trial_user_attributes" VALUES(17,8,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(18,9,'seed','8');
INSERT INTO "trial_user_attributes" VALUES(19,9,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(20,10,'seed','9');
INSERT INTO "trial_user_attributes" VALUES(21,10,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(22,11,'seed','10');
INSERT INTO "trial_user_attributes" VALUES(23,11,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(24,12,'seed','11');
INSERT INTO "trial_user_attributes" VALUES(25,12,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(26,13,'seed','12');
INSERT INTO "trial_user_attributes" VALUES(27,13,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(28,14,'seed','13');
INSERT INTO "trial_user_attributes" VALUES(29,14,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(30,15,'seed','14');
INSERT INTO "trial_user_attributes" VALUES(31,15,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(32,16,'seed','15');
INSERT INTO "trial_user_attributes" VALUES(33,16,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(34,17,'seed','16');
INSERT INTO "trial_user_attributes" VALUES(35,17,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(36,18,'seed','17');
INSERT INTO "trial_user_attributes" VALUES(37,18,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(38,19,'seed','18');
INSERT INTO "trial_user_attributes" VALUES(39,19,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
INSERT INTO "trial_user_attributes" VALUES(40,20,'seed','19');
INSERT INTO "trial_user_attributes" VALUES(41,20,'note','{"fold_f1": [0.1, 0.2], "text": "\u017c\u00f3\u0142w \"q\""}');
CREATE TABLE trial_values (
	trial_value_id INTEGER NOT NULL, 
	trial_id INTEGER NOT NULL, 
	objective INTEGER NOT NULL, 
	value FLOAT, 
	value_type VARCHAR(7) NOT NULL, 
	PRIMARY KEY (trial_value_id), 
	UNIQUE (trial_id, objective), 
	FOREIGN KEY(trial_id) REFERENCES trials (trial_id)
);
INSERT INTO "trial_values" VALUES(1,1,0,0.0475,'FINITE');
INSERT INTO "trial_values" VALUES(2,2,0,1.0167206865523834014e-01,'FINITE');
INSERT INTO "trial_values" VALUES(3,3,0,1.74262807492290977551e-01,'FINITE');
INSERT INTO "trial_values" VALUES(4,5,0,1.22853266126481355802e-01,'FINITE');
INSERT INTO "trial_values" VALUES(5,6,0,2.88543439430988091221e-01,'FINITE');
INSERT INTO "trial_values" VALUES(6,7,0,1.10464147892718272947e-01,'FINITE');
INSERT INTO "trial_values" VALUES(7,8,0,NULL,'INF_POS');
INSERT INTO "trial_values" VALUES(8,10,0,9.30908490387714615543e-02,'FINITE');
INSERT INTO "trial_values" VALUES(9,11,0,6.88708047784778787381e-01,'FINITE');
INSERT INTO "trial_values" VALUES(10,12,0,0.0582679388992618,'FINITE');
INSERT INTO "trial_values" VALUES(11,13,0,3.52813261578716341748e-02,'FINITE');
INSERT INTO "trial_values" VALUES(12,14,0,5.45836650248044605304e-02,'FINITE');
INSERT INTO "trial_values" VALUES(13,15,0,5.35756649711006671665e-02,'FINITE');
INSERT INTO "trial_values" VALUES(14,16,0,0.580287630906854,'FINITE');
INSERT INTO "trial_values" VALUES(15,17,0,7.52402053594282582693e-01,'FINITE');
INSERT INTO "trial_values" VALUES(16,18,0,0.576376431209255,'FINITE');
INSERT INTO "trial_values" VALUES(17,19,0,6.42548759695516225054e-02,'FINITE');
INSERT INTO "trial_values" VALUES(18,20,0,5.81412693660530166539e-01,'FINITE');
INSERT INTO "trial_values" VALUES(19,24,0,4.35994902142003759593e-01,'FINITE');
INSERT INTO "trial_values" VALUES(20,24,1,1.0,'FINITE');
INSERT INTO "trial_values" VALUES(21,25,0,5.49662477878709143652e-01,'FINITE');
INSERT INTO "trial_values" VALUES(22,25,1,4.0,'FINITE');
INSERT INTO "trial_values" VALUES(23,26,0,4.2036780208748902865e-01,'FINITE');
INSERT INTO "trial_values" VALUES(24,26,1,3.0,'FINITE');
CREATE TABLE trials (
	trial_id INTEGER NOT NULL, 
	number INTEGER, 
	study_id INTEGER, 
	state VARCHAR(8) NOT NULL, 
	datetime_start DATETIME, 
	datetime_complete DATETIME, 
	PRIMARY KEY (trial_id), 
	FOREIGN KEY(study_id) REFERENCES studies (study_id)
);
INSERT INTO "trials" VALUES(1,0,1,'COMPLETE','2026-11-22 03:15:36.242132','2026-11-22 03:15:37.266988');
INSERT INTO "trials" VALUES(2,1,1,'COMPLETE','2026-11-22 03:15:37.370321','2026-11-22 03:15:38.165886');
INSERT INTO "trials" VALUES(3,2,1,'COMPLETE','2026-11-22 03:15:38.244817','2026-11-22 03:15:39.176213');
INSERT INTO "trials" VALUES(4,3,1,'FAIL','2026-11-22 03:15:39.252477','2026-11-22 03:15:39.645138');
INSERT INTO "trials" VALUES(5,4,1,'COMPLETE','2026-11-22 03:15:39.688917','2026-11-22 03:15:40.691150');
INSERT INTO "trials" VALUES(6,5,1,'COMPLETE','2026-11-22 03:15:40.782848','2026-11-22 03:15:41.478645');
INSERT INTO "trials" VALUES(7,6,1,'COMPLETE','2026-11-22 03:15:41.563330','2026-11-22 03:15:42.191891');
INSERT INTO "trials" VALUES(8,7,1,'COMPLETE','2026-11-22 03:15:42.298616','2026-11-22 03:15:42.881917');
INSERT INTO "trials" VALUES(9,8,1,'FAIL','2026-11-22 03:15:42.948637','2026-11-22 03:15:43.579705');
INSERT INTO "trials" VALUES(10,9,1,'COMPLETE','2026-11-22 03:15:43.627397','2026-11-22 03:15:44.233677');
INSERT INTO "trials" VALUES(11,10,1,'PRUNED','2026-11-22 03:15:44.293293','2026-11-22 03:15:44.815079');
INSERT INTO "trials" VALUES(12,11,1,'COMPLETE','2026-11-22 03:15:44.895675','2026-11-22 03:15:45.684578');
INSERT INTO "trials" VALUES(13,12,1,'COMPLETE','2026-11-22 03:15:45.750349','2026-11-22 03:15:46.343088');
INSERT INTO "trials" VALUES(14,13,1,'COMPLETE','2026-11-22 03:15:46.421459','2026-11-22 03:15:47.145226');
INSERT INTO "trials" VALUES(15,14,1,'COMPLETE','2026-11-22 03:15:47.222052','2026-11-22 03:15:48.122378');
INSERT INTO "trials" VALUES(16,15,1,'PRUNED','2026-11-22 03:15:48.199363','2026-11-22 03:15:48.926462');
INSERT INTO "trials" VALUES(17,16,1,'PRUNED','2026-11-22 03:15:48.979971','2026-11-22 03:15:49.454126');
INSERT INTO "trials" VALUES(18,17,1,'PRUNED','2026-11-22 03:15:49.518933','2026-11-22 03:15:50.036955');
INSERT INTO "trials" VALUES(19,18,1,'COMPLETE','2026-11-22 03:15:50.133400','2026-11-22 03:15:50.846343');
INSERT INTO "trials" VALUES(20,19,1,'PRUNED','2026-11-22 03:15:50.902372','2026-11-22 03:15:51.612125');
INSERT INTO "trials" VALUES(21,20,1,'RUNNING','2026-11-22 03:15:51.662866',NULL);
INSERT INTO "trials" VALUES(22,21,1,'RUNNING','2026-11-22 03:15:51.755015',NULL);
INSERT INTO "trials" VALUES(23,22,1,'WAITING',NULL,NULL);
INSERT INTO "trials" VALUES(24,0,2,'COMPLETE','2026-11-22 03:15:52.111050','2026-11-22 03:15:52.255756');
INSERT INTO "trials" VALUES(25,1,2,'COMPLETE','2026-11-22 03:15:52.315190','2026-11-22 03:15:52.471889');
INSERT INTO "trials" VALUES(26,2,2,'COMPLETE','2026-11-22 03:15:52.556263','2026-11-22 03:15:52.706190');
CREATE TABLE version_info (
	version_info_id INTEGER NOT NULL, 
	schema_version INTEGER, 
	library_version VARCHAR(256), 
	PRIMARY KEY (version_info_id), 
	CHECK (version_info_id=1)
);
INSERT INTO "version_info" VALUES(1,12,'5.0.0.dev');
CREATE UNIQUE INDEX ix_studies_study_name ON studies (study_name);
CREATE INDEX ix_trials_study_id ON trials (study_id);
COMMIT;
