/**
 * Towns and rivers of other countries, and countries near by, that Slovene calls by a name of its own, beside what they are called there and
 * in the languages of the neighbours: whoever types one finds what was written by another. From the gazetteers of
 * Slovene exonyms (D. Kladnik, Pogledi na podomačevanje tujih zemljepisnih imen, 2007); names of one word only, since
 * words are found one by one. Names that differ by an accent alone are left out: these fold to the same.
 */
const NAMES = `
Trst Trieste Triest
Gorica Gorizia Görz
Videm Udine
Čedad Cividale
Tržič Monfalcone
Devin Duino
Oglej Aquileia
Benetke Venezia Venice Venedig
Neapelj Napoli Naples Neapel
Rim Roma Rome Rom
Milano Milan Mailand
Turin Torino
Firence Firenze Florence Florenz
Genova Genoa Genua
Padova Padua
Tarant Taranto
Sirakuze Siracusa Syracuse
Dunaj Wien Vienna
Gradec Graz
Celovec Klagenfurt
Beljak Villach
Lipnica Leibnitz
Radgona Radkersburg
Velikovec Völkermarkt
Pliberk Bleiburg
Šmohor Hermagor
Solnograd Salzburg
Inomost Innsbruck
Monakovo München Munich
Köln Cologne Kolonija
Berlin Berlino
Lipsko Leipzig
Draždani Dresden Dresda
Hamburg Amburgo
Frankfurt Francoforte
Stuttgart Stoccarda
Reka Rijeka Fiume
Pulj Pula Pola
Zagreb Agram Zagabria
Karlovec Karlovac
Varaždin Warasdin
Čakovec Csáktornya
Koprivnica Kopreinitz
Split Spalato
Zader Zadar Zara
Dubrovnik Ragusa
Šibenik Sebenico
Osijek Osek Esseg
Poreč Parenzo
Rovinj Rovigno
Opatija Abbazia
Beograd Belgrade Belgrad Belgrado
Niš Nish
Skopje Skoplje Üsküb
Bitola Bitolj Monastir
Priština Prishtina Pristina
Tirana Tiranë
Drač Durrës Durazzo
Kotor Cattaro
Budimpešta Budapest
Monošter Szentgotthárd
Pečuh Pécs
Segedin Szeged
Bratislava Pressburg Pozsony
Praga Praha Prague Prag
Brno Brünn
Plzen Plzeň Pilsen
Varšava Warszawa Warsaw Warschau
Krakov Kraków Cracow Krakau
Vroclav Wrocław Breslau
Gdansk Gdańsk Danzig
Bukarešta București Bucharest Bukarest
Temišvar Timișoara
Sofija София Sofia
Plovdiv Пловдив Philippopolis
Varna Варна
Burgas Бургас
Ruse Русе
Atene Αθήνα Athens Athina Athen
Solun Θεσσαλονίκη Thessaloniki Salonica Saloniki
Pirej Πειραιάς Piraeus
Patras Πάτρα Patra
Heraklion Ηράκλειο Iraklio
Krf Κέρκυρα Corfu Kerkyra
Carigrad İstanbul Istanbul Constantinople
Ankara Angora
Izmir İzmir Smyrna Smirna
Bursa Brusa
Odrin Edirne Adrianople
Nikozija Λευκωσία Nicosia Lefkosia
Valeta Valletta
Pariz Paris Parigi
Marseille Marsiglia Marsej
Nica Nice Nizza
Strasbourg Strassburg
Lyon Lione
Bruselj Bruxelles Brussels Brussel
Antwerpen Antwerp Anvers
Gent Ghent Gand
Brugge Bruges
Liège Lüttich Luik
Haag Hague
Luksemburg Luxembourg
Ženeva Genève Geneva Genf
Bern Berne Berna
Zürich Zurigo
Bazel Basel Basle
Lozana Lausanne
Lizbona Lisboa Lisbon
Porto Oporto
Sevilja Sevilla Seville
Zaragoza Saragossa
London Londra
Edinburg Edinburgh
Dublin Dublino
København Köbenhavn Copenhagen Kopenhagen
Stockholm Stoccolma
Göteborg Gothenburg
Helsinki Helsingfors
Turku Åbo
Talin Tallinn
Tartu Dorpat
Vilna Vilnius Wilno
Kaunas Kovno
Kijev Київ Kyiv Kiev
Lvov Львів Lviv Lemberg
Odesa Одеса Odessa
Moskva Москва Moscow Moskau
Peterburg Petersburg
Minsk Мінск
Kišinjev Chișinău Chisinau
Tbilisi Tiflis
Erevan Yerevan Jerevan
Jeruzalem Jerusalem
Kairo Cairo
Aleksandrija Alexandria
Tunis Tunisi
Tanger Tangier
Damask Damascus
Bejrut Beirut
Bagdad Baghdad
Teheran Tehran
Peking Beijing
Šanghaj Shanghai
Tokio Tokyo
Donava Donau Danube Duna
Mura Mur
Drava Drau
Sava Save
Soča Isonzo
Laba Elbe
Ljubljana Laibach Lubiana
Maribor Marburg
Celje Cilli
Ptuj Pettau
Kranj Krainburg
Koper Capodistria
Piran Pirano
Izola Isola
Portorož Portorose
Kamnik Stein
Bled Veldes
Idrija Idria
Postojna Adelsberg
Kočevje Gottschee
Ljutomer Luttenberg
Slovenija Slovenia Slowenien Szlovénia
Italija Italy Italia Italien
Avstrija Austria Österreich
Madžarska Hungary Magyarország Ungarn Ungheria
Hrvaška Croatia Hrvatska Kroatien Croazia
Nemčija Germany Deutschland Germania
Grčija Greece Ελλάδα Griechenland Grecia
Turčija Türkiye Turkey Türkei Turchia
Bolgarija Bulgaria България Bulgarien
Švedska Sweden Sverige Schweden Svezia
`;

/** Each: the Slovene name first, in small letters. */
export const exonyms: readonly (readonly [slovene: string, ...others: string[]])[] = NAMES.trim()
  .split('\n')
  .map((line) => line.toLowerCase().normalize('NFC').split(' ') as [string, ...string[]]);
